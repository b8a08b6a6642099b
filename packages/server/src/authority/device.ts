import { fail } from './errors.ts';
import type { Exchange } from './exchange.ts';
import { required } from './form.ts';
import { addressOf, hashOf, newSecret, noTenantYet } from './grant-records.ts';
import { devicePollInterval, lifetimes } from './lifetimes.ts';
import { accessOfResource, requestedAccess } from './resources.ts';
import { findClient } from './tenant-path.ts';
import type { TokenAnswer } from './token-answer.ts';

/** Letters that are not mistaken for others and form no words (RFC 8628, section 6.1). */
const userCodeLetters = 'BCDFGHJKLMNPQRSTVWXZ';
const userCodeLength = 9;
/** The owner that device codes carry while nobody has signed in. */
const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * A device without a browser gets a code for itself and one for its user (RFC 8628, section 3.2).
 * @throws AuthorityError
 */
export async function answerDeviceAuthorization(exchange: Exchange): Promise<TokenAnswer> {
  const { authority, path, form, version, address } = exchange;
  const { app } = findClient(authority.directory, path, required(form, 'client_id'));
  const wish = requestedAccess(exchange);
  const access = wish ?? (version === 1 ? accessOfResource(exchange, undefined) : fail('missingParameter', 'scope'));
  await authority.throttle.admitDevice(address);
  const deviceCode = newSecret(authority.random, nobody);
  const deviceKey = addressOf(deviceCode)?.key ?? '';
  const userCode = newUserCode(exchange);
  const device = { clientId: app.id, access, version };
  const at = (key: string) => ({ tenant: noTenantYet, key });
  await authority.grants.save('device', at(deviceKey), device, lifetimes.deviceCode);
  await authority.grants.save('userCode', at(userCodeKey(userCode)), { ...device, deviceKey }, lifetimes.deviceCode);
  return deviceAnswer(exchange, userCode, deviceCode);
}

function deviceAnswer({ origin, version }: Exchange, userCode: string, deviceCode: string): TokenAnswer {
  const page = `${origin}/common/oauth2/deviceauth`;
  const message = `To sign in, open ${page} in a browser and enter the code ${userCode}.`;
  const common = { user_code: userCode, device_code: deviceCode, message };
  return version === 1
    ? {
        ...common,
        verification_url: page,
        expires_in: String(lifetimes.deviceCode),
        interval: String(devicePollInterval),
      }
    : { ...common, verification_uri: page, expires_in: lifetimes.deviceCode, interval: devicePollInterval };
}

/** Codes are compared without regard to case, spaces and hyphens. */
export function userCodeKey(userCode: string): string {
  return hashOf(userCode.toUpperCase().replaceAll(/[^A-Z]/g, ''));
}

function newUserCode({ authority }: Exchange): string {
  let code = '';
  while (code.length < userCodeLength) {
    for (const byte of authority.random.bytes(userCodeLength)) {
      // A byte past the last whole run of the letters would favour the first ones.
      if (byte >= 256 - (256 % userCodeLetters.length) || code.length === userCodeLength) continue;
      code += userCodeLetters[byte % userCodeLetters.length];
    }
  }
  return code;
}

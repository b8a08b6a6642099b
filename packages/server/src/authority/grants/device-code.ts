import { fail } from '../errors.ts';
import { addressOf, noTenantYet } from '../grant-records.ts';
import type { Grant } from '../token.ts';
import { signedInUser } from '../user-authentication.ts';

/** A device asks whether its user has signed in elsewhere (RFC 8628, section 3.4). */
export const deviceCode: Grant = async (exchange, client) => {
  const { authority, form, address } = exchange;
  const { grants, throttle } = authority;
  // The first generation calls the parameter `code`.
  const secret = form.get('device_code') ?? form.get('code') ?? fail('missingParameter', 'device_code');
  const key = addressOf(secret)?.key ?? fail('malformed', 'the device code is not one of this server');
  const at = { tenant: noTenantYet, key };
  const device = (await grants.read('device', at)) ?? fail('deviceCodeExpired');
  if (device.clientId !== client.app.id) fail('foreignGrant');
  const decision = (await grants.read('decision', at)) ?? fail('pending');
  if ((await grants.take('device', at)) === undefined) fail('codeRedeemed');
  await throttle.releaseDevice(address);
  if (decision.kind === 'declined') return fail('declined');
  return { subject: { client, user: await signedInUser(authority, decision.signIn) }, access: device.access };
};

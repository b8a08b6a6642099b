import { verifyClientAssertion } from './client-assertion.ts';
import type { App, Tenant } from './directory.ts';
import { fail } from './errors.ts';
import type { Exchange } from './exchange.ts';
import { required } from './form.ts';
import { findClient } from './tenant-path.ts';

/** An application and how it proved who it is. */
export interface Client {
  readonly app: App;
  readonly tenant: Tenant;
  readonly proof: 'none' | 'secret' | 'certificate';
}

interface Credentials {
  readonly clientId: string;
  readonly secret: string | undefined;
  readonly assertion: string | undefined;
}

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/**
 * Which application asks: a confidential one must prove it by a secret (form or Basic) or a signed assertion.
 * @throws AuthorityError
 */
export async function authenticateClient(exchange: Exchange): Promise<Client> {
  const credentials = readCredentials(exchange);
  const { app, tenant } = findClient(exchange.authority.directory, exchange.path, credentials.clientId);
  const { secret, assertion } = credentials;
  if (app.kind === 'public') {
    if (secret !== undefined || assertion !== undefined) fail('publicClient');
    return { app, tenant, proof: 'none' };
  }
  if (assertion !== undefined) {
    await verifyClientAssertion(exchange, app, tenant, assertion);
    return { app, tenant, proof: 'certificate' };
  }
  if (secret === undefined) return fail('secretMissing');
  const right = await exchange.authority.secrets.check(app, secret, exchange.address);
  return right ? { app, tenant, proof: 'secret' } : fail('wrongSecret');
}

function readCredentials({ form, authorization }: Exchange): Credentials {
  const basic = readBasic(authorization);
  const assertion = form.get('client_assertion');
  const secret = basic?.secret ?? form.get('client_secret');
  if (basic !== undefined && form.has('client_secret')) fail('malformed', 'it has two secrets');
  if (assertion !== undefined && secret !== undefined) fail('malformed', 'it has a secret and an assertion');
  if (assertion !== undefined && form.get('client_assertion_type') !== assertionType) {
    fail('malformed', `client_assertion_type must be ${assertionType}`);
  }
  const named = form.get('client_id');
  if (basic !== undefined && named !== undefined && named.toLowerCase() !== basic.clientId.toLowerCase()) {
    fail('malformed', 'it names two clients');
  }
  return { clientId: basic?.clientId ?? required(form, 'client_id'), secret, assertion };
}

/** Both parts are form-encoded before they are joined (RFC 6749, section 2.3.1). */
function readBasic(authorization: string | undefined): { clientId: string; secret: string } | undefined {
  const encoded = /^Basic +([\w+/=-]+) *$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [clientId = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  if (rest.length === 0) fail('malformed', 'the Authorization header is not Basic');
  return { clientId: formDecoded(clientId), secret: formDecoded(rest.join(':')) };
}

function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    // Not every client encodes: a lone percent sign then stands for itself.
    return text;
  }
}

import { fail } from '../errors.ts';
import { required } from '../form.ts';
import { accessOfResource, requestedAccess } from '../resources.ts';
import type { Grant } from '../token.ts';
import { authenticateUser, signedInUser } from '../user-authentication.ts';

/** User name and password in the request (RFC 6749, section 4.3): deprecated, but what the vendor's console sample does. */
export const password: Grant = async (exchange, client) => {
  const { authority, form, version, address } = exchange;
  const userName = required(form, 'username');
  const secret = required(form, 'password');
  const wish = requestedAccess(exchange);
  const access = wish ?? (version === 1 ? accessOfResource(exchange, undefined) : fail('missingParameter', 'scope'));
  const signIn = await authenticateUser(authority, client.tenant, { userName, password: secret, address });
  return { subject: { client, user: signedInUser(authority.directory, signIn) }, access };
};

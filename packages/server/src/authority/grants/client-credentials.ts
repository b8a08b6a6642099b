import { fail } from '../errors.ts';
import { allScopes, requestedAccess } from '../resources.ts';
import type { Grant } from '../token.ts';

/** The application acts for itself (RFC 6749, section 4.4). */
export const clientCredentials: Grant = async (exchange, client) => {
  if (exchange.path.kind === 'any') fail('noTenant', exchange.path.word);
  if (client.proof === 'none') fail('appOnlyRefused');
  const access = requestedAccess(exchange) ?? fail('missingParameter', exchange.version === 1 ? 'resource' : 'scope');
  const wholeResource = access.names.length === 1 && access.names[0] === allScopes && access.identity.length === 0;
  if (exchange.version === 2 && !wholeResource) fail('defaultScopeOnly');
  return { subject: { client }, access };
};

import type { FastifyRequest } from 'fastify';
import { decodeJwt } from 'jose';
import type { Directory } from '../authority/directory.ts';
import { maxTokenLength } from '../http/tokens.ts';
import { isGuid } from '../identifiers.ts';

/**
 * Whose a request without a good token is: one to the authority belongs to the tenant of its address, else of its
 * application, else of its user; any other to the tenant that its token names, for nobody else may see it.
 */
export function partnerOf(request: FastifyRequest, directory: Directory): string | undefined {
  // What the router refuses has no route.
  if (request.routeOptions?.config?.authority !== true) return claimedTenant(request.headers.authorization);
  const { tenant = '' } = request.params as { readonly tenant?: string };
  const parameters = parametersOf(request);
  const found =
    directory.findTenant(tenant) ??
    directory.findApp(parameters('client_id') ?? '')?.tenant ??
    directory.findUser(parameters('username') ?? '')?.tenant;
  return found?.id;
}

/** Proves nothing: it decides who else is not shown the request. */
function claimedTenant(authorization: string | undefined): string | undefined {
  const [, token = ''] = authorization?.split(' ') ?? [];
  if (token.length > maxTokenLength) return undefined;
  try {
    const { tid } = decodeJwt(token);
    return typeof tid === 'string' && isGuid(tid) ? tid.toLowerCase() : undefined;
  } catch {
    return undefined;
  }
}

function parametersOf({ body, url }: FastifyRequest): (name: string) => string | undefined {
  const query = new URLSearchParams(url.split('?').slice(1).join('?'));
  const form: ReadonlyMap<string, string> = body instanceof Map ? body : new Map();
  return (name) => form.get(name) ?? query.get(name) ?? undefined;
}

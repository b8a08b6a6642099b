import type { FastifyRequest } from 'fastify';
import type { Directory } from '../authority/directory.ts';

/**
 * Whose a request without a token is: one to the authority belongs to the tenant of its address, else of its application,
 * else of its user.
 */
export function partnerOf(request: FastifyRequest, directory: Directory): string | undefined {
  // What the router refuses has no route.
  if (request.routeOptions?.config?.authority !== true) return undefined;
  const { tenant = '' } = request.params as { readonly tenant?: string };
  const parameters = parametersOf(request);
  const found =
    directory.findTenant(tenant) ??
    directory.findApp(parameters('client_id') ?? '')?.tenant ??
    directory.findUser(parameters('username') ?? '')?.tenant;
  return found?.id;
}

function parametersOf({ body, url }: FastifyRequest): (name: string) => string | undefined {
  const query = new URLSearchParams(url.split('?').slice(1).join('?'));
  const form: ReadonlyMap<string, string> = body instanceof Map ? body : new Map();
  return (name) => form.get(name) ?? query.get(name) ?? undefined;
}

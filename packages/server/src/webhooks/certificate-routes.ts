import type { FastifyInstance } from 'fastify';
import { refuse } from '../refusal.ts';
import type { Signer } from './signer.ts';

/** Where receivers find the certificates: below this path, `<name>.pem` and `root.pem`. */
const folder = '/webhooks/certificates/';
const mediaType = 'application/pem-certificate-chain';

export function certificateAddress(origin: string, name: string): string {
  return `${origin}${folder}${name}.pem`;
}

/** Serves the certificates that callbacks are signed with: to everyone, for they are no secret. */
export function certificateRoutes(app: FastifyInstance, signer: Signer): void {
  app.get<{ Params: { readonly name: string } }>(`${folder}:name.pem`, async (request, reply) => {
    const { name } = request.params;
    const file = name === 'root' ? await signer.readRoots() : await signer.readCertificates(name);
    if (file === undefined) return refuse('unknownPath');
    return reply.type(mediaType).send(file);
  });
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../refusal.ts';
import { assetFolder, pageAddresses, rootFiles } from './addresses.ts';
import { type BuiltFile, builtFiles, pageFile } from './built-files.ts';
import { chooseEncoding } from './content-encoding.ts';
import { missingBuildPage } from './missing-build-page.ts';
import { securityHeaders } from './security-headers.ts';
import type { SignInChoice } from './sign-in-choices.ts';

export interface DashboardOptions {
  /** Where the dashboard was built to. */
  readonly folder: string;
  /** Version of the service. */
  readonly version: string;
  /** Ways to sign in, for a browser that knows the server by this `Host`. */
  readonly signIn: (host: string | undefined) => readonly SignInChoice[];
}

const immutable = 'public, max-age=31536000, immutable';
/** Kept, but asked for again each time: it names the assets of the build. */
const revalidated = 'no-cache';

/** The dashboard: its page at every address of it, what the page loads, and what it must know before anybody signs in. */
export function dashboardRoutes(app: FastifyInstance, { folder, version, signIn }: DashboardOptions): void {
  const files = builtFiles(folder);
  const secured = ({ headers: { host } }: FastifyRequest, reply: FastifyReply) => {
    const issuers = signIn(host).map(({ authority }) => new URL(authority));
    // The page's own origin needs no name.
    return reply.headers(securityHeaders(issuers.filter((each) => each.host !== host).map(({ origin }) => origin)));
  };

  const config = { unrecorded: true } as const;
  for (const address of pageAddresses) {
    app.get(address, { config }, async (request, reply) => {
      secured(request, reply);
      const page = (await files())?.get(pageFile);
      if (page === undefined) return reply.code(503).headers(missingBuildPage.headers).send(missingBuildPage.html);
      return sendFile(request, reply, page, revalidated);
    });
  }
  const serve = (address: string, nameOf: (request: FastifyRequest) => string, caching: string) =>
    app.get(address, { config }, async (request, reply) => {
      const file = (await files())?.get(nameOf(request)) ?? refuse('unknownPath');
      return sendFile(request, secured(request, reply), file, caching);
    });
  for (const name of rootFiles) serve(`/${name}`, () => name, revalidated);
  serve(`/${assetFolder}/:name`, ({ params }) => `${assetFolder}/${(params as { name: string }).name}`, immutable);
  app.get('/dashboard.json', { config }, (request, reply) =>
    reply
      .headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
      .send({ version, signIn: signIn(request.headers.host) }),
  );
}

function sendFile(request: FastifyRequest, reply: FastifyReply, file: BuiltFile, caching: string): FastifyReply {
  const { type, etag, bytes, encoded } = file;
  const encoding = chooseEncoding(request.headers['accept-encoding']?.toString(), encoded);
  // Each encoding is a representation of its own (RFC 9110, section 8.8.3.3).
  const tag = `"${etag}${encoding === undefined ? '' : `-${encoding}`}"`;
  reply.headers({ 'cache-control': caching, vary: 'Accept-Encoding', etag: tag });
  if (isKnown(request.headers['if-none-match'], tag)) return reply.code(304).send();
  if (encoding !== undefined) reply.header('content-encoding', encoding);
  return reply.type(type).send((encoding && encoded.get(encoding)) ?? bytes);
}

function isKnown(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.split(',').some((each) => each.trim().replace(/^W\//, '') === tag || each.trim() === '*');
}

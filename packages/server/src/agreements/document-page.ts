import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { defaultLanguage, documentLanguage, hasDocument, templateById } from './agreement-templates.ts';

export interface DocumentLink {
  readonly templateId: string;
  readonly country: string;
  readonly language: string;
  /** Unix milliseconds. */
  readonly expires: number;
  /** To look at, or to save. */
  readonly disposition: 'inline' | 'attachment';
}

const root = '/agreementdocuments';

export function documentPath({ templateId, country, language, expires, disposition }: DocumentLink): string {
  return `${root}/${templateId}/${country}/${language}?expires=${expires}&disposition=${disposition}`;
}

interface Route {
  readonly Params: Record<'templateId' | 'country' | 'language', string>;
  readonly Querystring: Partial<Record<'expires' | 'disposition', string | readonly string[]>>;
}

const style =
  ':root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:10vh auto;padding:0 1rem}';
const styleSource = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;

const htmlHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src ${styleSource}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
  'cache-control': 'no-store',
};

/**
 * The pages that links to agreement documents lead to. They hold nothing that needs a token; the end of their life time
 * is there for clients to notice that links are to be used at once.
 */
export function agreementDocumentRoutes(app: FastifyInstance, clock: () => number): void {
  app.get<Route>(`${root}/:templateId/:country/:language`, (request, reply) => {
    const { templateId, country, language } = request.params;
    const { expires, disposition } = request.query;
    const template = templateById(templateId);
    reply.headers(htmlHeaders);
    if (template?.type !== 'MicrosoftCustomerAgreement' || !isDocument(country, language)) {
      return reply.code(404).send(page('There is no such document.'));
    }
    if (!(Number(expires) > clock())) {
      return reply.code(410).send(page('This link has expired: ask for the document again.'));
    }
    if (disposition === 'attachment') {
      const name = `microsoft-customer-agreement-${country}-${language}.html`;
      reply.header('content-disposition', `attachment; filename="${name}"`);
    }
    return reply.send(
      page(
        `This page stands where the Microsoft Customer Agreement for ${country}, in ${language}, would be.`,
        'Partnerite is not the vendor, has no text of the agreement, and nothing here is legally binding.',
        `The agreement itself is published at <a href="${template.link}">${template.link}</a>.`,
      ),
    );
  });
}

/** Nothing of the address is shown unless it is one of the known values. */
function isDocument(country: string, language: string): boolean {
  return hasDocument(country) && (language === defaultLanguage || documentLanguage(country, language) === language);
}

function page(...paragraphs: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Agreement document - Partnerite</title>
<style>${style}</style>
<h1>Agreement document</h1>
${paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n')}
</html>
`;
}

import { createHash } from 'node:crypto';
import type { AuthorityError } from './errors.ts';
import { authorityErrors } from './errors.ts';
import type { PageLanguage } from './page-language.ts';
import { pageStyle } from './page-style.ts';
import { pageTexts, problemText } from './page-texts.ts';

/** What a page of the authority answers with. */
export type PageAnswer =
  | {
      readonly kind: 'html';
      readonly status: number;
      readonly html: string;
      /** Where its forms may lead, beside this server: origins or schemes. */
      readonly formTargets?: readonly string[] | undefined;
      readonly cookies?: readonly string[] | undefined;
      readonly retryAfter?: number | undefined;
    }
  | { readonly kind: 'redirect'; readonly location: string; readonly cookies?: readonly string[] | undefined };

/** Text that is HTML already; everything else is escaped when it is put into `html`. */
export interface Html {
  readonly markup: string;
}

type Part = string | Html | readonly Html[] | undefined;

/** Template tag: escapes every value that is not HTML itself. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const texts = parts.map((part) => {
    if (part === undefined) return '';
    if (typeof part === 'string') return escapeHtml(part);
    return 'markup' in part ? part.markup : part.map((each) => each.markup).join('');
  });
  return { markup: String.raw({ raw: strings }, ...texts) };
}

const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities.get(character) ?? '');
}

/** Sends a form at once where scripts run; where they do not, its button does. */
const submitScript = 'document.forms[0].submit()';

const hashSource = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const styleSource = hashSource(pageStyle);
const scriptSource = hashSource(submitScript);

/** Nothing runs and nothing is loaded, but what this module wrote itself. */
export function contentSecurityPolicy(formTargets: readonly string[] = []): string {
  return [
    "default-src 'none'",
    'img-src data:',
    `style-src ${styleSource}`,
    `script-src ${scriptSource}`,
    `form-action ${["'self'", ...formTargets].join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

/** The mark of the dashboard. */
const mark =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="24" height="24" aria-hidden="true"><rect width="32" height="32" rx="7" fill="#0f6cbd"/><path d="M10 25V7h7.5a6 6 0 0 1 0 12H14" fill="none" stroke="#fff" stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round"/></svg>';
const icon = `data:image/svg+xml,${encodeURIComponent(mark)}`;

export function layout(language: PageLanguage, title: string, body: Html): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Partnerite</title>
<link rel="icon" href="${icon}">
<style>${{ markup: pageStyle }}</style>
</head>
<body>
<main>
<p class="brand">${{ markup: mark }}Partnerite</p>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`.markup;
}

export function submitAtOnce(): Html {
  return { markup: `<script>${submitScript}</script>` };
}

const problemIcon: Html = {
  markup:
    '<svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path fill="currentColor" fill-rule="evenodd" d="M10 2a8 8 0 1 1 0 16 8 8 0 0 1 0-16Zm0 10.5a.9.9 0 1 0 0 1.8.9.9 0 0 0 0-1.8ZM10 5.6a.7.7 0 0 0-.7.7v4.4a.7.7 0 0 0 1.4 0V6.3a.7.7 0 0 0-.7-.7Z"/></svg>',
};

/** What went wrong; fields name it as their description. */
export function alert(error: AuthorityError | undefined, language: PageLanguage): Html {
  if (error === undefined) return { markup: '' };
  const problem = problemText(error, language);
  const lang = problem.language === language ? html`` : html` lang="${problem.language}"`;
  return html`<div class="problem">${problemIcon}<p role="alert" id="problem"${lang}>${problem.text}</p></div>`;
}

export function hiddenField(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}

/** Attributes of a field that something is wrong with. */
export function describedByProblem(error: AuthorityError | undefined): Html {
  return error === undefined ? html`` : html` aria-invalid="true" aria-describedby="problem"`;
}

export interface Credentials {
  readonly userName: string;
  readonly error?: AuthorityError | undefined;
}

/** User name and password. What is to be typed first has the focus. */
export function credentialFields({ userName, error }: Credentials, language: PageLanguage): Html {
  const texts = pageTexts[language];
  const state = describedByProblem(error);
  const [first, second] = userName === '' ? [html` autofocus`, html``] : [html``, html` autofocus`];
  return html`<label for="username">${texts.userName}</label>
<input id="username" name="username" type="text" inputmode="email" autocomplete="username" autocapitalize="none" spellcheck="false" required value="${userName}"${state}${first}>
<label for="password">${texts.password}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required${state}${second}>`;
}

export interface Action {
  readonly label: string;
  readonly value?: string;
}

/** The button that goes on, and one that gives up: it sends the form however it is filled in. */
export function actions(main: Action, cancel?: Action): Html {
  const button = ({ value }: Action) => (value === undefined ? html`` : html` name="action" value="${value}"`);
  const second =
    cancel &&
    html`
<button type="submit"${button(cancel)} class="second" formnovalidate>${cancel.label}</button>`;
  return html`<div class="actions">
<button type="submit"${button(main)}>${main.label}</button>${second}
</div>`;
}

/** A page that says one thing. */
export function messagePage(
  language: PageLanguage,
  title: string,
  text: string,
  cookies: readonly string[] = [],
): PageAnswer {
  return { kind: 'html', status: 200, html: layout(language, title, html`<p>${text}</p>`), cookies };
}

export function errorPage(error: AuthorityError, language: PageLanguage): PageAnswer {
  const page = layout(language, pageTexts[language].problem, alert(error, language));
  return { kind: 'html', status: authorityErrors[error.error].status, html: page, retryAfter: error.retryAfter };
}

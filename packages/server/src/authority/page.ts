import { createHash } from 'node:crypto';

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

const style = `
:root{color-scheme:light dark}
body{font:1rem/1.5 system-ui,sans-serif;max-width:26rem;margin:10vh auto;padding:0 1rem}
label,input{display:block;width:100%;box-sizing:border-box}
label{margin-top:1rem}
input{font:inherit;padding:.5rem;border:1px solid #767676;border-radius:4px}
button{font:inherit;margin:1.5rem .5rem 0 0;padding:.5rem 1.25rem;border:1px solid #0b5cad;border-radius:4px;background:#0b5cad;color:#fff}
button.second{background:transparent;color:inherit}
[role=alert]{border-left:4px solid #c4314b;padding-left:.75rem}
`;

/** Sends a form at once where scripts run; where they do not, its button does. */
const submitScript = 'document.forms[0].submit()';

const hashSource = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const styleSource = hashSource(style);
const scriptSource = hashSource(submitScript);

/** Nothing runs and nothing is loaded, but what this module wrote itself. */
export function contentSecurityPolicy(formTargets: readonly string[] = []): string {
  return [
    "default-src 'none'",
    `style-src ${styleSource}`,
    `script-src ${scriptSource}`,
    `form-action ${["'self'", ...formTargets].join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

export function layout(title: string, body: Html): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${{ markup: style }}</style>
</head>
<body>
<main>
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

export function alert(text: string | undefined): Html {
  return text === undefined ? { markup: '' } : html`<p role="alert" id="problem">${text}</p>`;
}

export function hiddenField(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}

/** User name and password, or nothing but the name of who is signed in already. */
export function credentialFields(userName: string): Html {
  return html`<label for="username">User name</label>
<input id="username" name="username" type="text" inputmode="email" autocomplete="username" autocapitalize="none" spellcheck="false" required value="${userName}">
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>`;
}

export function errorPage(description: string, status: number, retryAfter?: number): PageAnswer {
  return { kind: 'html', status, html: layout('This did not work', alert(description)), retryAfter };
}

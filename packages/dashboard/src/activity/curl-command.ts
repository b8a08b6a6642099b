import type { RecordedRequest } from '@partnerite/sdk';

/** What the shell puts in place of the token that was taken out. */
const tokenVariable = '$TOKEN';

/**
 * Headers that belong to one connection or browser, or name one request: curl writes its own, and a write that came with
 * the id of an earlier one would be answered like that one and not be done.
 */
const left =
  /^(?:host|connection|keep-alive|content-length|transfer-encoding|te|trailer|upgrade|expect|accept-encoding|accept-language|user-agent|cookie|origin|referer|priority|dnt|pragma|cache-control|ms-requestid|ms-correlationid)$|^(?:sec|x-forwarded)-/i;

/**
 * The request as a command for a POSIX shell, with `$TOKEN` where the token was.
 * @param origin of the server
 */
export function curlCommand(request: RecordedRequest, origin: string): string {
  const { method, path, requestHeaders, requestBody } = request;
  const parts = [
    `curl ${[...methodOption(method, requestBody), ...globOption(path), quoted(origin + path)].join(' ')}`,
    ...requestHeaders.filter(({ key }) => !left.test(key)).map(({ key, value }) => `-H ${header(key, value)}`),
    ...(requestBody === undefined ? [] : [`--data-raw ${quoted(requestBody)}`]),
  ];
  return parts.join(' \\\n  ');
}

function methodOption(method: string, body: string | undefined): readonly string[] {
  // A GET is what curl does without a body; for a HEAD it must know that no body follows.
  if (method === 'HEAD') return ['--head'];
  return method === 'GET' && body === undefined ? [] : ['-X', quoted(method)];
}

/** Brackets and braces stand for several addresses unless curl is told otherwise. */
function globOption(path: string): readonly string[] {
  return /[[\]{}]/.test(path) ? ['--globoff'] : [];
}

function header(key: string, value: string): string {
  const [, scheme] = key.toLowerCase() === 'authorization' ? (/^([\w-]+) /.exec(value) ?? []) : [];
  if (scheme !== undefined) return `"Authorization: ${scheme} ${tokenVariable}"`;
  // A header without a value is written with a semicolon.
  return quoted(value === '' ? `${key};` : `${key}: ${value}`);
}

/** One word for a POSIX shell, whatever it holds. */
function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

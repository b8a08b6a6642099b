import { refuse } from '../refusal.ts';

const acceptable = new Set(['application/json', 'text/json', 'application/*', 'text/*', '*/*']);

/**
 * Checks that a JSON answer is welcome (protocol, section 1.5).
 * @throws Refusal `notAcceptable`
 */
export function checkAccept(header: string | undefined): void {
  if (header === undefined || header === 'application/json' || header === '*/*' || header.trim() === '') return;
  for (const range of header.split(',')) {
    const [mediaType = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const refused = parameters.some((parameter) => /^q=0(?:\.0{0,3})?$/.test(parameter));
    if (acceptable.has(mediaType) && !refused) return;
  }
  refuse('notAcceptable');
}

const jsonTypes = new Set(['', 'application/json', 'text/json']);

/**
 * Checks that a body can be read as JSON; a missing type counts as JSON (protocol, section 1.6).
 * @throws Refusal `unsupportedMediaType`
 */
export function checkContentType(contentType: string | undefined, contentEncoding: string | undefined): void {
  if (contentType === 'application/json' && contentEncoding === undefined) return;
  const [mediaType = '', ...parameters] = (contentType ?? '').split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  const readable = charset === undefined || /^"?(?:utf-?8|us-ascii)"?$/.test(charset);
  if (!jsonTypes.has(mediaType) || !readable) refuse('unsupportedMediaType', { values: [contentType ?? ''] });
  if (contentEncoding !== undefined && contentEncoding.toLowerCase() !== 'identity') {
    refuse('unsupportedMediaType', { values: [`Content-Encoding ${contentEncoding}`] });
  }
}

import { describeError } from '@partnerite/contract/error-translations.ts';
import { type ErrorName, errorSource, errors } from '@partnerite/contract/errors.ts';
import { spelling } from '@partnerite/contract/headers.ts';
import type { FastifyError } from 'fastify';
import { Refusal } from '../refusal.ts';
import { StoreUnavailable } from '../store/errors.ts';
import { KeysUnavailable } from './token-issuers.ts';

/** An error in its wire form (protocol, section 5). */
export interface ErrorAnswer {
  readonly status: number;
  readonly body: string;
  /** Headers that belong to this error: `WWW-Authenticate`, `Allow`, `Retry-After`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Nothing the client did: to be logged. */
  readonly unforeseen: boolean;
}

/** What is answered with 503 until it is mended, and when to try again, in seconds. */
const unavailableErrors = [
  { kind: StoreUnavailable, error: 'storeUnavailable' },
  { kind: KeysUnavailable, error: 'keysUnavailable' },
] as const;
const retrySeconds = 1;

/** The one place where an error, foreseen or not, becomes the wire envelope. */
export function toErrorAnswer(error: unknown, locale: string | undefined): ErrorAnswer {
  if (error instanceof Refusal) return fromRefusal(error, locale);
  const unavailable = unavailableErrors.find(({ kind }) => error instanceof kind);
  if (unavailable !== undefined) {
    const refusal = new Refusal(unavailable.error, { values: [String(retrySeconds)] });
    return { ...fromRefusal(refusal, locale), unforeseen: true };
  }
  const known = fromFramework(error);
  if (known !== undefined) return fromRefusal(known, locale);
  return { ...fromRefusal(new Refusal('unforeseen'), locale), unforeseen: true };
}

function fromRefusal(refusal: Refusal, locale: string | undefined): ErrorAnswer {
  const { status, code } = errors[refusal.error];
  const description = describeError(refusal.error, locale, refusal.values);
  // A throttled answer has exactly this shape: with a `code`, one vendor client hides Retry-After (protocol, section 5.6).
  const body =
    refusal.error === 'throttled'
      ? { statusCode: status, message: description }
      : { code, description, data: refusal.data, source: errorSource };
  return { status, body: JSON.stringify(body), headers: headersOf(refusal), unforeseen: false };
}

function headersOf({ error, values, challenge }: Refusal): Readonly<Record<string, string>> {
  const [first = '', second = ''] = values;
  switch (errors[error].status) {
    case 401: {
      const description = (challenge ?? 'the token is not valid').replaceAll(/["\\]/g, '');
      return { [spelling.wwwAuthenticate]: `Bearer error="invalid_token", error_description="${description}"` };
    }
    case 405:
      return { [spelling.allow]: second };
    case 429:
    case 503:
      return { [spelling.retryAfter]: first };
    default:
      return {};
  }
}

const frameworkErrors = new Map<string, ErrorName>([
  ['FST_ERR_CTP_INVALID_MEDIA_TYPE', 'unsupportedMediaType'],
  ['FST_ERR_CTP_INVALID_CONTENT_LENGTH', 'badRequest'],
  ['FST_ERR_CTP_EMPTY_TYPE', 'unsupportedMediaType'],
  ['FST_ERR_BAD_URL', 'badRequest'],
  ['FST_ERR_MAX_PARAM_LENGTH', 'uriTooLong'],
]);

/** The framework's and the HTTP parser's own refusals, in the catalogue's terms. */
function fromFramework(error: unknown): Refusal | undefined {
  const { code, statusCode } = error as Partial<FastifyError>;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Refusal('bodyTooLarge', { values: [String(maxBodyBytes)] });
  const name = code === undefined ? undefined : frameworkErrors.get(code);
  if (name === 'unsupportedMediaType') return new Refusal(name, { values: ['this Content-Type'] });
  if (name !== undefined) return new Refusal(name);
  return statusCode !== undefined && statusCode >= 400 && statusCode < 500 ? new Refusal('badRequest') : undefined;
}

/** Largest request body, in bytes. */
export const maxBodyBytes = 1024 * 1024;

import { PartnerError } from '../errors/partner-error.ts';

/** What the authority says went wrong: members of a JSON answer, or parameters of an address. */
export interface RefusalMembers {
  readonly error?: unknown;
  readonly error_description?: unknown;
  readonly error_codes?: unknown;
}

/** Longest description that an error of the service has, in characters. */
const maxDescriptionLength = 1024;
const maxErrorLength = 64;
const knownForm = /^[a-z_]{1,64}$/;

/** The authority has judged the request, and refused it. */
export class AuthorityRefusal extends PartnerError {
  /** The error in terms of OAuth (RFC 6749, section 5.2), e.g. `invalid_grant`. */
  readonly oauthError: string;

  /** @param secrets what the description must not repeat */
  constructor(members: RefusalMembers, secrets: readonly string[], status?: number) {
    const given = textOf(members.error);
    // One of the known words is no secret, though a secret may be a part of it.
    const oauthError = knownForm.test(given) ? given : hidden(given, secrets).slice(0, maxErrorLength);
    const description = describe(members, secrets) ?? `The token authority refused: ${oauthError || status}`;
    super({
      category: 'Unauthorized',
      status,
      code: codeOf(members, description) ?? (oauthError || undefined),
      description,
    });
    this.oauthError = oauthError;
  }
}

/** What the authority says, without the ids and times that it adds, nor any of the secrets. */
export function describe({ error_description }: RefusalMembers, secrets: readonly string[]): string | undefined {
  const [first] = hidden(textOf(error_description), secrets)
    .slice(0, maxDescriptionLength)
    .split(/[\r\n]|Trace ID:/, 1);
  return first?.trim() || undefined;
}

/** The vendor's number: the first of the list, or the one in the text. */
export function codeOf({ error_codes }: RefusalMembers, description = ''): number | undefined {
  const [listed]: unknown[] = Array.isArray(error_codes) ? error_codes : [];
  if (typeof listed === 'number') return listed;
  const written = /AADSTS(\d{1,9})/.exec(description)?.[1];
  return written === undefined ? undefined : Number(written);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function hidden(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
}

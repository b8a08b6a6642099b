import { PartnerError } from '../errors/partner-error.ts';

/** What was looked at when a webhook was refused: the first word of the reason. */
export type Check = 'header' | 'algorithm' | 'address' | 'certificate' | 'chain' | 'organization' | 'signature';

/** The error of a webhook that may not be from Partner Center. */
export function refusal(check: Check, reason: string, cause?: unknown): PartnerError {
  return new PartnerError({ category: 'Unauthorized', description: `Webhook refused: ${check}: ${reason}`, cause });
}

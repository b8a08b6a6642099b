import { SignInError } from './issuer.ts';

/** Why nobody is signed in, where a person should know. */
export type SignInFault =
  | { readonly kind: 'cancelled' }
  /** The issuer did not answer, or its answers cannot be read by this page. */
  | { readonly kind: 'unreachable' }
  /** Browsers have no cryptography for pages that are neither from this machine nor protected. */
  | { readonly kind: 'insecure' }
  /** The issuer's answer belongs to no sign-in of this tab. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly description: string }
  /** Signed out here, but the issuer could not be told. */
  | { readonly kind: 'signedOutHere' };

/** Codes by which an issuer says that it will not sign anybody in without asking (OpenID Connect Core, section 3.1.2.6). */
const silentCodes = ['login_required', 'interaction_required', 'consent_required', 'account_selection_required'];

/** `undefined` for what is no fault: nobody is signed in at the issuer either. */
export function faultOf(error: unknown): SignInFault | undefined {
  if (!window.isSecureContext) return { kind: 'insecure' };
  if (!(error instanceof SignInError) || error.code === undefined) return { kind: 'unreachable' };
  if (silentCodes.includes(error.code)) return undefined;
  if (error.code === 'unknown_state') return { kind: 'unknown' };
  return error.code === 'access_denied' ? { kind: 'cancelled' } : { kind: 'refused', description: error.message };
}

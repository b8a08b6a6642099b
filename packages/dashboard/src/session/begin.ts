import { type Configuration, readConfiguration, type SignInChoice } from './configuration.ts';
import { createIssuer, type Grant, type Issuer, SignInError, type SignInRequest } from './issuer.ts';
import { forgetOutdated } from './kept-in-tab.ts';
import { ownPage } from './own-page.ts';
import { forgetChoice, rememberChoice, rememberedChoice } from './remembered-choice.ts';
import { faultOf, type SignInFault } from './sign-in-fault.ts';
import { takeLocalSignOut } from './sign-out.ts';

/** What the page begins with. */
export type Start =
  | { readonly kind: 'signedIn'; readonly configuration: Configuration; readonly signedIn: SignedIn }
  | { readonly kind: 'signedOut'; readonly configuration: Configuration; readonly fault: SignInFault | undefined }
  /** The server told nothing: it is not there, or is no Partnerite. */
  | { readonly kind: 'unreachable' };

export interface SignedIn {
  readonly choice: SignInChoice;
  readonly issuer: Issuer;
  readonly grant: Grant;
}

/**
 * Finishes a sign-in that comes back from the issuer, else signs in silently who was signed in before: by a redirect,
 * which works with every issuer, where browsers keep cookies from frames of other origins.
 */
export async function beginSession(): Promise<Start> {
  forgetOutdated();
  let configuration: Configuration;
  try {
    configuration = await readConfiguration();
  } catch {
    return { kind: 'unreachable' };
  }
  const choice = rememberedChoice(configuration.signIn);
  if (isReturning()) return finishSignIn(configuration, choice);
  if (choice === undefined) return { kind: 'signedOut', configuration, fault: takeLocalSignOut() };
  return signInSilently(configuration, choice);
}

/** Sends the browser to the issuer; it comes back to the page that is shown now. */
export async function signIn(choice: SignInChoice, request: Omit<SignInRequest, 'wanted'> = {}): Promise<void> {
  const { pathname, search, hash } = window.location;
  rememberChoice(choice);
  const address = await createIssuer(choice).signInAddress({ ...request, wanted: pathname + search + hash });
  // "Back" should lead to where the person was, not into a sign-in that nobody saw.
  if (request.silently) window.location.replace(address);
  else window.location.assign(address);
}

function isReturning(): boolean {
  const query = new URLSearchParams(window.location.search);
  return window.location.pathname === '/' && query.has('state') && (query.has('code') || query.has('error'));
}

/** Set while an answer that nobody knows is followed by another question, so that this ends. */
const askedAgain = 'partnerite.asked-again';

async function finishSignIn(configuration: Configuration, choice: SignInChoice | undefined): Promise<Start> {
  const address = window.location.href;
  if (choice === undefined) {
    showPage('/');
    return { kind: 'signedOut', configuration, fault: undefined };
  }
  const issuer = createIssuer(choice);
  try {
    const { grant, wanted } = await issuer.redeem(address);
    showPage(wanted);
    window.sessionStorage.removeItem(askedAgain);
    return { kind: 'signedIn', configuration, signedIn: { choice, issuer, grant } };
  } catch (error) {
    showPage(error instanceof SignInError ? error.wanted : undefined);
    if (isUnknown(error) && window.sessionStorage.getItem(askedAgain) === null) {
      // Somebody went back to an old sign-in: whoever is signed in should not notice.
      window.sessionStorage.setItem(askedAgain, '');
      return signInSilently(configuration, choice);
    }
    return signedOut(configuration, error);
  }
}

function isUnknown(error: unknown): boolean {
  return error instanceof SignInError && error.code === 'unknown_state';
}

function signedOut(configuration: Configuration, error: unknown): Start {
  window.sessionStorage.removeItem(askedAgain);
  const fault = faultOf(error);
  // The next reload asks again, once the issuer answers.
  if (fault?.kind !== 'unreachable') forgetChoice();
  return { kind: 'signedOut', configuration, fault };
}

function showPage(wanted: unknown): void {
  window.history.replaceState(null, '', ownPage(wanted));
}

/** Resolves only when the browser stays here. */
async function signInSilently(configuration: Configuration, choice: SignInChoice): Promise<Start> {
  try {
    await signIn(choice, { silently: true });
    return await new Promise<never>(() => {});
  } catch (error) {
    return signedOut(configuration, error);
  }
}

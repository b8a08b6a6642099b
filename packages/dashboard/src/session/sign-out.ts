import type { Grant, Issuer } from './issuer.ts';
import { forgetKept } from './kept-in-tab.ts';
import { forgetChoice } from './remembered-choice.ts';
import type { SignInFault } from './sign-in-fault.ts';
import { announceSignOut } from './sign-out-channel.ts';

const localOnly = 'partnerite.signed-out-here';

/** Ends the sign-in in every tab and at the issuer: what this browser kept goes first, and whatever the issuer says. */
export async function signOut(issuer: Issuer, grant: Grant): Promise<void> {
  forgetChoice();
  forgetKept();
  announceSignOut();
  const address = await issuer.signOutAddress(grant).catch(() => undefined);
  if (address === undefined) window.sessionStorage.setItem(localOnly, '');
  window.location.replace(address ?? '/');
}

/** Says once, after a sign-out, that the issuer could not be told. */
export function takeLocalSignOut(): SignInFault | undefined {
  if (window.sessionStorage.getItem(localOnly) === null) return undefined;
  window.sessionStorage.removeItem(localOnly);
  return { kind: 'signedOutHere' };
}

/** Changes with every sign-out: what a tab kept before it is nobody's business any more. */
const key = 'partnerite.sign-outs';

/** Removes drafts and all else that this tab kept; other tabs do so when they hear of it, or when they are opened again. */
export function forgetKept(): void {
  window.localStorage.setItem(key, String(Date.now()));
  forgetOutdated();
}

/** Whether somebody signed out, here or in another tab, since this tab kept something. */
export function isOutdated(): boolean {
  return window.sessionStorage.getItem(key) !== (window.localStorage.getItem(key) ?? '');
}

export function forgetOutdated(): void {
  if (!isOutdated()) return;
  window.sessionStorage.clear();
  window.sessionStorage.setItem(key, window.localStorage.getItem(key) ?? '');
}

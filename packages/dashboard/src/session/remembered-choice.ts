import type { SignInChoice } from './configuration.ts';

/** Which issuer somebody signed in at, so that a reload asks it again. No token, and nothing of the person. */
type Remembered = Pick<SignInChoice, 'authority' | 'clientId'>;

const key = 'partnerite.sign-in';

/** For this tab, and for tabs that are opened later: two tabs may be of two partners. */
export function rememberChoice({ authority, clientId }: SignInChoice): void {
  const text = JSON.stringify({ authority, clientId } satisfies Remembered);
  window.sessionStorage.setItem(key, text);
  window.localStorage.setItem(key, text);
}

/** Which of the choices that there are now. */
export function rememberedChoice(choices: readonly SignInChoice[]): SignInChoice | undefined {
  const known = read(window.sessionStorage) ?? read(window.localStorage);
  return choices.find(({ authority, clientId }) => authority === known?.authority && clientId === known.clientId);
}

export function forgetChoice(): void {
  window.sessionStorage.removeItem(key);
  window.localStorage.removeItem(key);
}

function read(storage: Storage): Remembered | undefined {
  try {
    return JSON.parse(storage.getItem(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

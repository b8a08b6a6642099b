/** One way to sign in: an issuer and the application that this dashboard is there. */
export interface SignInChoice {
  /** Of the partner, as a person knows it. */
  readonly name: string;
  /** Issuer of the tokens: its discovery document is below this address. */
  readonly authority: string;
  readonly clientId: string;
  readonly scope: string;
  /** Public credentials, while the demo world is loaded. */
  readonly demo?: { readonly userName: string; readonly password: string } | undefined;
}

/** What the server says to everybody, before anybody is signed in. */
export interface Configuration {
  readonly version: string;
  readonly signIn: readonly SignInChoice[];
}

/** How long the server may take to answer, in milliseconds. */
const patience = 10_000;

/** @throws when the server cannot be reached or answers something else */
export async function readConfiguration(): Promise<Configuration> {
  const answer = await fetch('/dashboard.json', { signal: AbortSignal.timeout(patience) });
  if (!answer.ok) throw new Error(`The server answered ${answer.status}`);
  return answer.json();
}

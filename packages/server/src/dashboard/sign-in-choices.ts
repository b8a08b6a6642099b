import type { Tenant } from '../authority/directory.ts';
import { issuerOf } from '../authority/exchange.ts';
import type { DemoPartner } from '../demo/demo-credentials.ts';

/** One way to sign in to the dashboard: an issuer, and the application that the dashboard is there. */
export interface SignInChoice {
  /** Of the partner, for people to read. */
  readonly name: string;
  /** Issuer of the tokens: its discovery document is below this address. */
  readonly authority: string;
  readonly clientId: string;
  readonly scope: string;
  /** Public credentials of the demo world. */
  readonly demo?: { readonly userName: string; readonly password: string };
}

/** Asks for a token of the API for the person who signs in, and for a way to renew it. */
const scope = 'openid profile offline_access https://api.partnercenter.microsoft.com/user_impersonation';

/**
 * The tenants of the bundled authority at which a browser can sign in: those with a public application.
 *
 * @param origin by which the browser knows this server
 */
export function bundledChoices(
  tenants: readonly Tenant[],
  demo: ReadonlyMap<string, DemoPartner>,
  origin: string,
): readonly SignInChoice[] {
  return tenants.flatMap(({ id, name, apps }) => {
    const app = apps.find(({ kind }) => kind === 'public');
    if (app === undefined) return [];
    const { user: userName, password } = demo.get(id) ?? {};
    const choice = { name, authority: issuerOf(origin, id, 2), clientId: app.id, scope };
    return [userName === undefined || password === undefined ? choice : { ...choice, demo: { userName, password } }];
  });
}

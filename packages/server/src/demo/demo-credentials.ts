import { contosoTenant, demoTenants, fabrikamTenant } from '../authority/demo-directory.ts';

/** What a partner of the demo world signs in with. Public by intention. */
export interface DemoPartner {
  readonly tenant: string;
  readonly domain: string;
  /** Client id and secret of its confidential application. */
  readonly app: string;
  readonly secret: string;
  /** Client id of its public application. */
  readonly publicApp: string;
  readonly user: string;
  readonly password: string;
}

/** What the hash of each user's password was made of. */
const password = 'Partnerite-demo-1';

const contoso = demoPartner(contosoTenant, 'partnerite-demo-secret');
const fabrikam = demoPartner(fabrikamTenant, 'partnerite-demo-secret-b');

/** The partners of the demo world, by tenant. */
export const demoPartners: ReadonlyMap<string, DemoPartner> = new Map(
  [contoso, fabrikam].map((partner) => [partner.tenant, partner]),
);

function demoPartner(tenant: string, secret: string): DemoPartner {
  const { domain = '', apps = [], users = [] } = demoTenants.find(({ id }) => id === tenant) ?? {};
  const appOf = (wanted: string) => apps.find(({ kind }) => kind === wanted)?.id ?? '';
  const [user] = users.map(({ userPrincipalName }) => userPrincipalName);
  return { tenant, domain, app: appOf('confidential'), secret, publicApp: appOf('public'), user: user ?? '', password };
}

const { publicApp, ...shown } = contoso;

/** What the ready message shows of partner A, so that the first request takes one paste. */
export const demoCredentials = { ...shown, customer: '4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04' } as const;

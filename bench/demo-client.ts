import { headers } from '@partnerite/contract/headers.ts';
import { operations } from '@partnerite/contract/operations.ts';
import { demoCredentials } from '../packages/server/src/demo/demo-credentials.ts';
import { seededCustomers } from '../packages/server/src/demo/seeded-customers.ts';

const { tenant, app, secret } = demoCredentials;

/** Tenant of the partner whose customers are read and written. */
export const demoPartner = tenant;

/** An app-only token of the demo partner from the server's own authority. */
export async function fetchToken(url: string): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: app,
    client_secret: secret,
    resource: 'https://api.partnercenter.microsoft.com',
  });
  const response = await fetch(`${url}/${tenant}/oauth2/token`, { method: 'POST', body });
  const answer: unknown = await response.json();
  if (typeof answer === 'object' && answer !== null && 'access_token' in answer) return String(answer.access_token);
  throw new Error(`no token: ${JSON.stringify(answer)}`);
}

/** The ids of the customers that `--seed count` makes. */
export function seededIds(count: number): readonly string[] {
  return Array.from(seededCustomers(count), ({ id }) => id);
}

export function profilePath(customer: string): string {
  return operations.getCustomerBillingProfile.path.replace('{customerId}', customer);
}

export function bearer(token: string): Record<string, string> {
  return { [headers.authorization]: `Bearer ${token}` };
}

export interface StoredProfile {
  readonly path: string;
  readonly etag: string;
  readonly bytes: Uint8Array;
}

/** @throws Error unless the profile is answered */
export async function fetchProfile(url: string, token: string, customer: string): Promise<StoredProfile> {
  const path = profilePath(customer);
  const response = await fetch(url + path, { headers: bearer(token) });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const etag = response.headers.get(headers.etag);
  if (!response.ok || etag === null) throw new Error(`${path}: ${response.status} ${Buffer.from(bytes)}`);
  return { path, etag, bytes };
}

/** Of one profile after the other, for there may be many. */
export async function fetchProfiles(
  url: string,
  token: string,
  customers: readonly string[],
): Promise<readonly StoredProfile[]> {
  const profiles: StoredProfile[] = [];
  for (const customer of customers) profiles.push(await fetchProfile(url, token, customer));
  return profiles;
}

/** A stored profile as the object that a client sends back. */
export function decodeProfile({ bytes }: StoredProfile): Readonly<Record<string, unknown>> & { readonly id: string } {
  const profile: unknown = JSON.parse(Buffer.from(bytes).toString());
  if (typeof profile !== 'object' || profile === null || !('id' in profile) || typeof profile.id !== 'string') {
    throw new Error('not a billing profile');
  }
  return { ...profile, id: profile.id };
}

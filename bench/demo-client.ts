import { setTimeout as delay } from 'node:timers/promises';
import { headers } from '@partnerite/contract/headers.ts';
import { operations } from '@partnerite/contract/operations.ts';
import { demoCredentials } from '../packages/server/src/demo/demo-credentials.ts';
import { seededCustomers } from '../packages/server/src/demo/seeded-customers.ts';

const { tenant, app, secret } = demoCredentials;

/** Tenant of the partner whose customers are read and written. */
export const demoPartner = tenant;

export const tokenPath = `/${tenant}/oauth2/token`;

export function tokenBody(): URLSearchParams {
  return new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: app,
    client_secret: secret,
    resource: 'https://api.partnercenter.microsoft.com',
  });
}

/** An app-only token of the demo partner from the server's own authority. */
export async function fetchToken(url: string): Promise<string> {
  const response = await fetch(url + tokenPath, { method: 'POST', body: tokenBody() });
  const answer: unknown = await response.json();
  if (typeof answer === 'object' && answer !== null && 'access_token' in answer) return String(answer.access_token);
  throw new Error(`no token: ${JSON.stringify(answer)}`);
}

/** Ids of the customers that `--seed customers` makes: all, or so many of them, spread evenly. */
export function seededIds(customers: number, count = customers): readonly string[] {
  const ids: string[] = [];
  let index = 0;
  for (const { id } of seededCustomers(customers)) {
    if (index++ * count >= ids.length * customers) ids.push(id);
  }
  return ids;
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

/** Between two looks at what is stored, in milliseconds. */
const pause = 200;

/** The profiles once nobody changes them any more: updates that were cut off with their load may still be under way. */
export async function settledProfiles(
  url: string,
  token: string,
  customers: readonly string[],
): Promise<readonly StoredProfile[]> {
  const etags = (profiles: readonly StoredProfile[]) => profiles.map(({ etag }) => etag).join();
  for (let seen = await fetchProfiles(url, token, customers); ; ) {
    await delay(pause);
    const now = await fetchProfiles(url, token, customers);
    if (etags(now) === etags(seen)) return now;
    seen = now;
  }
}

/** A stored profile as the object that a client sends back. */
export function decodeProfile({ bytes }: StoredProfile): Readonly<Record<string, unknown>> & { readonly id: string } {
  const profile: unknown = JSON.parse(Buffer.from(bytes).toString());
  if (typeof profile !== 'object' || profile === null || !('id' in profile) || typeof profile.id !== 'string') {
    throw new Error('not a billing profile');
  }
  return { ...profile, id: profile.id };
}

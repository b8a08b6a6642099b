import { headers } from '@partnerite/contract/headers.ts';
import { operations } from '@partnerite/contract/operations.ts';
import { seededCustomers } from '../packages/server/src/demo/seeded-customers.ts';
import { bearer, decodeProfile, profilePath, type StoredProfile, tokenBody, tokenPath } from './demo-client.ts';
import type { LoadRequest } from './load/job.ts';

const json = { [headers.contentType]: 'application/json' };
const list = operations.listCustomers.path;

/** Customers on a page. */
const pageSize = 100;
/** Customers that a search shows. */
const resultSize = 20;
const prefixLength = 3;
const prefixes = 16;

export function profileReads(customers: readonly string[]): readonly LoadRequest[] {
  return customers.map((customer) => ({ method: 'GET', path: profilePath(customer) }));
}

/** Conditional updates of stored profiles, each based on what the one before made, with an id so that its answer is kept. */
export function profileUpdates(profiles: readonly StoredProfile[]): readonly LoadRequest[] {
  return profiles.map((profile) => ({
    method: 'PUT',
    path: profile.path,
    headers: { ...json, [headers.requestId]: '{guid}', [headers.ifMatch]: '{etag}' },
    body: updateOf(profile),
    etag: profile.etag,
  }));
}

/** The whole profile, as a client sends it back; the version is in the header. */
export function updateOf(profile: StoredProfile): string {
  const { links: _links, attributes: _attributes, ...members } = decodeProfile(profile);
  return JSON.stringify(members);
}

export function firstPage(): readonly LoadRequest[] {
  return [{ method: 'GET', path: `${list}?size=${pageSize}` }];
}

/** The page in the middle of the list of so many customers. */
export async function deepPage(url: string, token: string, customers: number): Promise<readonly LoadRequest[]> {
  const steps = Math.floor(customers / 2 / pageSize);
  let path = `${list}?size=${pageSize}`;
  let continued: Record<string, string> = {};
  for (let step = 0; step < Math.max(1, steps); step++) {
    const response = await fetch(url + path, { headers: { ...bearer(token), ...continued } });
    const { continuationToken }: { continuationToken?: string } = Object(await response.json());
    if (continuationToken === undefined) throw new Error(`no page after ${step} pages`);
    continued = { [headers.continuationToken]: continuationToken };
    path = `${list}?seekOperation=Next`;
  }
  return [{ method: 'GET', path, headers: continued }];
}

/** Searches for beginnings of names that even a thousand customers have often enough for a whole page. */
export function prefixSearches(): readonly LoadRequest[] {
  const counts = new Map<string, number>();
  for (const { companyName } of seededCustomers(1_000)) {
    const prefix = companyName.slice(0, prefixLength);
    counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  }
  const common = [...counts].filter(([, count]) => count >= resultSize).map(([prefix]) => prefix);
  return common.slice(0, prefixes).map((prefix) => {
    const filter = JSON.stringify({ Field: 'CompanyName', Value: prefix, Operator: 'starts_with' });
    return { method: 'GET', path: `${list}?size=${resultSize}&filter=${encodeURIComponent(filter)}` };
  });
}

export function tokenRequest(): readonly LoadRequest[] {
  const type = { [headers.contentType]: 'application/x-www-form-urlencoded' };
  return [{ method: 'POST', path: tokenPath, headers: type, body: tokenBody().toString() }];
}

export function creations(): readonly LoadRequest[] {
  const address = {
    country: 'US',
    city: 'Redmond',
    state: 'WA',
    addressLine1: 'One Microsoft Way',
    postalCode: '98052',
  };
  const body = JSON.stringify({
    companyProfile: { domain: 'b{number}.onmicrosoft.com' },
    billingProfile: {
      culture: 'en-US',
      email: 'billing@b{number}.example',
      language: 'en',
      companyName: 'Bench {number}',
      defaultAddress: { ...address, firstName: 'Gena', lastName: 'Soto', phoneNumber: '4255550101' },
    },
  });
  const own = { ...json, [headers.requestId]: '{guid}' };
  return [{ method: 'POST', path: operations.createCustomer.path, headers: own, body }];
}

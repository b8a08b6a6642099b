import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach } from 'node:test';
import { apiClient, type Json } from '../../../server/test/api-client.ts';
import { partnerA, startTestServer, type TestServer } from '../../../server/test/running-server.ts';
import type {
  CustomerBillingProfile,
  Partner,
  PartnerCustomersByIdProfilesBillingOperations,
} from '../../src/index.ts';
import { type Fault, type FaultServer, pass, startFaultServer } from '../fault-server.ts';
import { type PartnerAtOptions, type PartnerUnderTest, partnerAt } from '../partner-at.ts';

const path = `/v1/customers/${partnerA.customer}/profiles/billing`;

type Rewrite = (profile: CustomerBillingProfile) => object;

/** A billing profile of the demo world, reached through a fault server, and by somebody else who passes that. */
export interface DemoProfile {
  /** Scripts what the requests meet. */
  next(...faults: readonly Fault[]): void;
  /** What a partner object does with the profile. */
  billing(options?: PartnerAtOptions): PartnerCustomersByIdProfilesBillingOperations;
  partner(options?: PartnerAtOptions): PartnerUnderTest;
  /** The profile as it is. */
  current(): Promise<CustomerBillingProfile>;
  /** Somebody else changes the profile. */
  elsewhere(change: Rewrite): Promise<void>;
  /** Somebody else changes the profile, just before a request arrives. */
  overtakenBy(change: Rewrite): Fault;
  /** The methods of the requests so far. */
  methods(): readonly string[];
  /** A header of each request so far. */
  header(name: string): readonly unknown[];
  sentText(request: number): string;
  sentBody(request: number): Json;
}

/** Starts and stops what the tests of a suite need, a new fault server for each of them. */
export function useDemoProfile(): DemoProfile {
  let service: TestServer;
  let token: string;
  let server: FaultServer;

  before(async () => {
    service = await startTestServer();
    token = await service.appToken(partnerA);
  });
  after(() => service.dispose());
  beforeEach(async () => {
    server = await startFaultServer(service.url);
  });
  afterEach(() => server.close());

  const partner = (options: PartnerAtOptions = {}) => partnerAt(server.url, { token, ...options });
  const current = async (): Promise<CustomerBillingProfile> => (await apiClient(service, token).get(path)).body;
  const elsewhere = async (change: Rewrite): Promise<void> => {
    const { status, text } = await apiClient(service, token).put(path, change(await current()));
    assert.equal(status, 200, text);
  };
  const sentText = (request: number) => server.requests[request]?.body ?? '';
  return {
    next: (...faults) => server.next(...faults),
    partner,
    billing: (options) => billingOf(partner(options).partner),
    current,
    elsewhere,
    overtakenBy: (change) => async (exchange) => {
      await elsewhere(change);
      await pass(exchange);
    },
    methods: () => server.requests.map(({ method }) => method),
    header: (name) => server.requests.map(({ headers }) => headers[name]),
    sentText,
    sentBody: (request) => JSON.parse(sentText(request)),
  };
}

/** The billing profile of the demo world's first customer. */
export function billingOf(partner: Partner): PartnerCustomersByIdProfilesBillingOperations {
  return partner.customers.byId(partnerA.customer).profiles.billing;
}

/** Sets members of the profile itself. */
export function setting(change: Partial<CustomerBillingProfile>) {
  return (profile: CustomerBillingProfile): CustomerBillingProfile => ({ ...profile, ...change });
}

/** Sets members of its address. */
export function settingAddress(change: Partial<CustomerBillingProfile['defaultAddress']>) {
  return (profile: CustomerBillingProfile): CustomerBillingProfile => ({
    ...profile,
    defaultAddress: { ...profile.defaultAddress, ...change },
  });
}

import { customerRows } from '../customers/customer-rows.ts';
import type { Random } from '../operation.ts';
import { isLoopback } from '../origins.ts';
import type { NewCustomer } from '../store/customers.ts';
import type { Store } from '../store/store.ts';
import { type DemoCustomer, demoCustomers } from './demo-customers.ts';
import { addDemoResellers } from './demo-resellers.ts';
import { seededCustomers } from './seeded-customers.ts';

/** The demo world may not be served where it was asked to be. */
export class DemoRefused extends Error {}

const setting = 'demo-world';
/** Written before anything of it: several nodes that start at once on one empty store all make it. */
const begunSetting = 'demo-world-begun';

export interface DemoOptions {
  readonly store: Store;
  readonly random: Random;
  /** Never make the demo world. */
  readonly empty: boolean;
  /** How many seeded customers partner A shall have beside the demo ones. */
  readonly seed: number;
  readonly host: string;
  readonly allowOnNetwork: boolean;
}

/**
 * Makes the demo world on an empty store, and the seeded customers that are not there yet.
 * @returns whether the store holds the demo world
 * @throws DemoRefused when it would be reachable from the network, for its credentials are public
 */
export async function prepareDemoWorld(options: DemoOptions): Promise<boolean> {
  const { store, random, empty, seed, host, allowOnNetwork } = options;
  const made = (await store.readSetting(setting)) !== undefined;
  const wanted = made || (await isBegun(store)) || (!empty && (await store.isEmpty())) || (await isBegun(store));
  if (wanted && !isLoopback(host) && !allowOnNetwork) {
    throw new DemoRefused(
      `the demo world has public passwords and is not served on ${host}: start with --empty, or with --allow-demo-on-network`,
    );
  }
  if (wanted && !made) {
    await store.ensureSetting(begunSetting, 'begun');
    for (const { partner, customers } of demoCustomers) await store.addCustomers(partner, rowsOf(customers, random));
    await store.ensureSetting(setting, 'made');
  }
  if (wanted) await addDemoResellers(store);
  if (seed > 0) await addSeeded(store, seed, wanted, random);
  return wanted;
}

/** Asked once more when the store is not empty: another node may have begun in between. */
async function isBegun(store: Store): Promise<boolean> {
  return (await store.readSetting(begunSetting)) !== undefined;
}

async function addSeeded(store: Store, seed: number, demo: boolean, random: Random): Promise<void> {
  const [first] = demoCustomers;
  if (!demo || first === undefined)
    throw new DemoRefused('--seed makes customers of the demo world, which this store does not hold');
  await store.addCustomers(first.partner, rowsOf(seededCustomers(seed), random));
}

function* rowsOf(customers: Iterable<DemoCustomer>, random: Random): Iterable<NewCustomer> {
  for (const customer of customers) {
    const { address, ...names } = customer;
    yield customerRows({ ...names, profile: { ...profileOf(customer), defaultAddress: address } }, random);
  }
}

function profileOf({ firstName, lastName, email, culture, language, companyName }: DemoCustomer) {
  return { firstName, lastName, email, culture, language, companyName };
}

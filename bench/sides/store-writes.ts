/** Partnerite's own store without HTTP: durable updates of billing profiles, each customer's own one after the other. */
import { openStore, updateStored } from './store-update.ts';

const [place = '', seconds = '', ...customers] = process.argv.slice(2);
const store = await openStore(place);
// The first one also starts the writer.
await updateStored(store, customers[0] ?? '');
const first = { writes: store.figures().writes, transactions: store.figures().transactions.count };
const started = performance.now();
const end = started + Number(seconds) * 1000;
const before = process.cpuUsage();
let updates = 0;
await Promise.all(customers.map(updateUntilEnd));
const milliseconds = performance.now() - started;
const { user, system } = process.cpuUsage(before);
const { writes, transactions } = store.figures();
await store.close();
console.log(
  JSON.stringify({
    updatesPerSecond: (updates * 1000) / milliseconds,
    group: (writes - first.writes) / (transactions.count - first.transactions),
    processor: (user + system) / updates,
  }),
);

async function updateUntilEnd(customer: string): Promise<void> {
  while (performance.now() < end) {
    await updateStored(store, customer);
    updates += 1;
  }
}

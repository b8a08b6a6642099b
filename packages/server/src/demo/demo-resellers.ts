import { contosoTenant, fabrikamTenant } from '../authority/demo-directory.ts';
import { type IndirectReseller, resellerResource } from '../relationships/indirect-resellers.ts';
import type { Store } from '../store/store.ts';

/** The indirect resellers that the partners of the demo world begin with, by tenant. The first one's ids are published. */
const demoResellers: ReadonlyMap<string, readonly IndirectReseller[]> = new Map([
  [
    contosoTenant,
    [
      {
        id: '484e548c-f5f3-4528-93a9-c16c6373cb59',
        name: 'First Up Consultants',
        mpnId: '4847383',
        location: 'US',
      },
    ],
  ],
  [
    fabrikamTenant,
    [
      {
        id: '3c9e7a14-58d2-4b06-a1f7-6e0b92d4c835',
        name: 'Proseware',
        mpnId: '4847501',
        location: 'DE',
        agreementUnsigned: true,
      },
    ],
  ],
]);

/** Adds them once: one that was deleted does not come back. */
export async function addDemoResellers(store: Store): Promise<void> {
  await Promise.all([...demoResellers].map(([partner, resellers]) => addOnce(store, partner, resellers)));
}

async function addOnce(store: Store, partner: string, resellers: readonly IndirectReseller[]): Promise<void> {
  const setting = `demo-resellers ${partner}`;
  if ((await store.readSetting(setting)) !== undefined) return;
  await store.addResources(
    partner,
    resellers.map((reseller) => resellerResource(reseller)),
  );
  await store.ensureSetting(setting, 'made');
}

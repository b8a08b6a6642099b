import { resolve } from 'node:path';
import { type Config, operatorsFault } from './config.ts';
import { demoPartners } from './demo/demo-credentials.ts';
import { demoProfiles } from './demo/demo-profiles.ts';
import type { Random, ServiceSettings } from './operation.ts';
import { isLocalOnly, type ListeningOrigins } from './origins.ts';
import { knownPartners } from './partner-profiles/known-partner.ts';
import type { ServiceFacts } from './service/settings.ts';
import type { Store } from './store/store.ts';
import { tenantsOf } from './tenants.ts';
import { callbackRules } from './webhooks/callback-address.ts';

const continuationKeyBytes = 32;

export interface SettingsSources {
  readonly config: Config;
  readonly random: Random;
  /** Unix milliseconds. */
  readonly clock: () => number;
  readonly store: Store;
  readonly origins: ListeningOrigins;
  /** The store holds the demo world. */
  readonly demo: boolean;
}

/** What the operations must know of the operator's wishes, of the demo world and of the store. */
export async function serviceSettings(sources: SettingsSources): Promise<ServiceSettings> {
  const { config, random, demo, store, origins } = sources;
  const facts = serviceFacts(sources);
  const { fidelity, sandboxPartners = [], sandbox } = config.file;
  const proposal = Buffer.from(random.bytes(continuationKeyBytes)).toString('base64');
  const key = await store.ensureSetting('continuation-key', proposal);
  return {
    sandboxLimits: sandbox?.limits === true,
    sandboxPartners: new Set([
      ...facts.demoPartners.keys(),
      ...sandboxPartners.map((partner) => partner.toLowerCase()),
    ]),
    auditRetention: config.auditRetention,
    continuationKey: Buffer.from(key, 'base64'),
    knownPartners: operatorsFault(() =>
      knownPartners({
        tenants: tenantsOf(config, demo),
        starting: demo ? demoProfiles : new Map(),
        configured: config.file.partners ?? [],
      }),
    ),
    origin: () => origins.current().canonical,
    callbacks: operatorsFault(() =>
      callbackRules({
        // Behind another name, whoever registers is not on this machine.
        allowLoopback: isLocalOnly(config),
        allowedNetworks: config.file.webhooks?.allowedNetworks ?? [],
      }),
    ),
    facts,
    fidelity: {
      bom: fidelity?.bom ?? false,
      staleETagStatus: fidelity?.staleETagStatus as ServiceSettings['fidelity']['staleETagStatus'],
      addressValidation: fidelity?.addressValidation === 2021 ? 2021 : 2023,
    },
  };
}

/** Requests are recorded unless the operator says otherwise, but not where others than the people of this machine ask. */
function serviceFacts({ config, clock, demo }: SettingsSources): ServiceFacts {
  const local = isLocalOnly(config);
  const inFolder = config.database === undefined;
  return {
    startedAt: clock(),
    store: inFolder ? 'sqlite' : 'postgresql',
    dataFolder: local && inFolder ? resolve(config.data) : undefined,
    throttling: config.throttling,
    requireMfa: config.file.authentication?.requireMfa === true,
    activity: config.activity ?? local,
    demo,
    demoPartners: demo ? demoPartners : new Map(),
  };
}

import type { ServiceSettings as ShownSettings } from '@partnerite/contract/resources/service-settings.ts';
import type { DemoPartner } from '../demo/demo-credentials.ts';
import type { Handler, ServiceSettings } from '../operation.ts';
import { jsonAnswer } from '../resources/json-answer.ts';
import { version } from '../version.ts';

/** How the service runs. Nothing here is secret, but for the public credentials of the demo world. */
export interface ServiceFacts {
  /** Unix milliseconds. */
  readonly startedAt: number;
  readonly store: ShownSettings['server']['store'];
  /** Absent where there is none, and where others than the people of this machine can ask. */
  readonly dataFolder: string | undefined;
  readonly throttling: boolean;
  readonly requireMfa: boolean;
  /** The last requests are recorded. */
  readonly activity: boolean;
  /** The store holds the demo world. */
  readonly demo: boolean;
  /** The partners of the demo world, by tenant. */
  readonly demoPartners: ReadonlyMap<string, DemoPartner>;
}

/** The settings of the service, as far as the partner may know them. */
export const getServiceSettings: Handler<'getServiceSettings'> = {
  run: async ({ principal, settings }) => jsonAnswer(shownSettings(settings, principal.partner)),
};

function shownSettings(settings: ServiceSettings, partner: string): ShownSettings {
  const { facts, fidelity, sandboxLimits, auditRetention, sandboxPartners, knownPartners, origin } = settings;
  const { startedAt, store, dataFolder, demo, throttling, requireMfa, activity, demoPartners } = facts;
  const { bom, staleETagStatus, addressValidation } = fidelity;
  const name = knownPartners.get(partner)?.name;
  const demoPartner = demoPartners.get(partner);
  return {
    server: {
      name: 'Partnerite',
      version,
      node: process.version,
      startedAt: new Date(startedAt).toISOString(),
      address: origin(),
      store,
      ...(dataFolder === undefined ? {} : { dataFolder }),
      demo,
    },
    fidelity: { bom, ...(staleETagStatus === undefined ? {} : { staleETagStatus }), addressValidation },
    throttling,
    sandboxLimits,
    requireMfa,
    auditRetentionDays: auditRetention,
    activity,
    partner: { id: partner, ...(name === undefined ? {} : { name }), sandbox: sandboxPartners.has(partner) },
    ...(demoPartner === undefined ? {} : { demo: shownDemo(demoPartner) }),
    attributes: { objectType: 'ServiceSettings' },
  };
}

function shownDemo({
  domain,
  app,
  secret,
  publicApp,
  user,
  password,
}: DemoPartner): NonNullable<ShownSettings['demo']> {
  return {
    domain,
    applicationId: app,
    applicationSecret: secret,
    signInApplicationId: publicApp,
    userName: user,
    password,
  };
}

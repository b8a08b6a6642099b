import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { type FileSettings, readConfig } from '../src/config.ts';
import type { Random } from '../src/operation.ts';
import { type RunningServer, startServer } from '../src/start.ts';
import { problemsOfServer } from './documented-answers.ts';
import { removeDatabaseOf, storeFlags } from './test-database.ts';

export const random: Random = { bytes: (count) => randomBytes(count) };

/** A partner of the demo world, as the README names them. */
export interface DemoPartner {
  readonly tenant: string;
  readonly app: string;
  readonly secret: string;
  readonly publicApp: string;
  readonly user: string;
  /** Its first customer. */
  readonly customer: string;
  /** Its indirect reseller. */
  readonly reseller: string;
}

export const partnerA: DemoPartner = {
  tenant: '5b2f7a10-6c3e-4d1a-9f27-0c8e5d1b2a01',
  app: 'a3d1c9e2-7b54-4f60-8e1d-2f6b9c0d4e02',
  secret: 'partnerite-demo-secret',
  publicApp: 'c47e0b5d-1f92-4a38-b6d0-9e3a7f2c5d03',
  user: 'admin@contosopartner.onmicrosoft.com',
  customer: '4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04',
  reseller: '484e548c-f5f3-4528-93a9-c16c6373cb59',
};

export const partnerB: DemoPartner = {
  tenant: '8d4c6e21-2a7f-4b93-a5d8-1e9f3b7c6a11',
  app: 'f19b7d3c-5e28-4c76-9a04-6d2c8e1f7b12',
  secret: 'partnerite-demo-secret-b',
  publicApp: '2e8a5c70-3d61-4f9b-8c24-b7d0e6f19a23',
  user: 'admin@fabrikampartner.onmicrosoft.com',
  customer: '0c39d6d5-c70d-4c55-bc02-f620844f3fd1',
  reseller: '3c9e7a14-58d2-4b06-a1f7-6e0b92d4c835',
};

const password = 'Partnerite-demo-1';
export const resource = 'https://api.partnercenter.microsoft.com';

export interface TestServer extends RunningServer {
  readonly folder: string;
  /** A token of the partner's confidential app alone. */
  appToken(partner: DemoPartner): Promise<string>;
  /** A token of the partner's app together with its user. */
  userToken(partner: DemoPartner): Promise<string>;
  /** Stops the server and removes its data. */
  dispose(): Promise<void>;
}

export interface TestServerOptions {
  readonly flags?: readonly string[];
  readonly file?: FileSettings;
  readonly clock?: () => number;
  /** Data of an earlier server; kept when this one is disposed of. */
  readonly folder?: string;
  /** Where the dashboard was built to; default: its own folder. */
  readonly dashboardFolder?: string;
}

/**
 * The whole service in this process, on a free port, with data of its own. Whoever asks it, each of its answers must be
 * as documented, or `dispose` fails; but for one that is set to answer in forms that its documents do not show.
 */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { flags = [], file = {}, clock = Date.now, dashboardFolder } = options;
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'partnerite-')));
  const config = { ...readConfig(['--port', '0', ...storeFlags(folder), ...flags], {}, folder), file };
  const server = await startServer({ config, clock, random, log: pino({ level: 'silent' }), dashboardFolder });
  const problems = file.fidelity === undefined ? problemsOfServer(Number(new URL(server.url).port)) : undefined;
  const token = async (partner: DemoPartner, form: Record<string, string>): Promise<string> => {
    const body = new URLSearchParams({ ...form, resource });
    const response = await fetch(`${server.url}/${partner.tenant}/oauth2/token`, { method: 'POST', body });
    const answer: unknown = await response.json();
    if (!isTokenAnswer(answer)) throw new Error(`no token: ${JSON.stringify(answer)}`);
    return answer.access_token;
  };
  return {
    ...server,
    folder,
    appToken: (partner) =>
      token(partner, { grant_type: 'client_credentials', client_id: partner.app, client_secret: partner.secret }),
    userToken: (partner) =>
      token(partner, { grant_type: 'password', client_id: partner.publicApp, username: partner.user, password }),
    async dispose() {
      await server.close();
      if (options.folder === undefined) {
        await removeDatabaseOf(folder);
        await rm(folder, { recursive: true, force: true });
      }
      problems?.assertNone();
    },
  };
}

function isTokenAnswer(answer: unknown): answer is { access_token: string } {
  return typeof answer === 'object' && answer !== null && 'access_token' in answer;
}

import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { directCustomer } from '../../../packages/server/test/http/customer-bodies.ts';
import { partnerA, resource } from '../../../packages/server/test/running-server.ts';
import type { SeededRandom } from '../../seeded-random.ts';
import type { PartnerTokens } from '../demo-tokens.ts';
import { type WireAnswer, type WireConnection, wireConnection } from '../wire-connection.ts';

/** One client with a connection and a customer of its own, so that no update of another comes between. */
export interface SoakClient {
  /**
   * Does one of the operations of the mix, chosen by chance.
   * @param due when it should begin, by the clock of `performance`
   */
  next(due: number): Promise<void>;
  close(): void;
}

export interface SoakClientOptions {
  readonly port: number;
  readonly customer: string;
  readonly tokens: PartnerTokens;
  readonly random: SeededRandom;
  readonly ended: (operation: EndedOperation) => void;
}

export interface EndedOperation {
  readonly operation: SoakOperation;
  /** Since it was due. */
  readonly milliseconds: number;
  readonly answer: WireAnswer;
  readonly expected: number;
}

/** Of 100 operations, so many are of each kind. A customer that is created is deleted at once. */
const mix = { read: 42, update: 20, list: 8, search: 8, create: 5, token: 4, audit: 9, deliveries: 4 } as const;

export type SoakOperation = keyof typeof mix | 'delete';

export const soakOperations: readonly SoakOperation[] = [...(Object.keys(mix) as (keyof typeof mix)[]), 'delete'];

const hundred = (Object.entries(mix) as [keyof typeof mix, number][]).flatMap(([kind, count]) =>
  new Array<keyof typeof mix>(count).fill(kind),
);

export async function startSoakClient(options: SoakClientOptions): Promise<SoakClient> {
  const { port, customer, tokens, random } = options;
  const connection = wireConnection(port);
  const ask = asking(connection, port, tokens.app);
  const profilePath = `/v1/customers/${customer}/profiles/billing`;
  let profile = (await ask('GET', profilePath)).body;

  const timed = async (operation: SoakOperation, due: number, expected: number, asked: Promise<WireAnswer>) => {
    const answer = await asked;
    options.ended({ operation, milliseconds: performance.now() - due, answer, expected });
    return answer;
  };
  const operations: Record<keyof typeof mix, (due: number) => Promise<unknown>> = {
    read: (due) => timed('read', due, 200, ask('GET', profilePath)),
    async update(due) {
      const headers = `If-Match: "${etagOf(profile)}"\r\nMS-RequestId: ${randomUUID()}\r\n`;
      const body = profile.replace(/"firstName":"[^"]*"/, `"firstName":"n${random.below(1e9)}"`);
      const { status, body: next } = await timed('update', due, 200, ask('PUT', profilePath, { headers, body }));
      if (status === 200) profile = next;
    },
    list: (due) => timed('list', due, 200, ask('GET', '/v1/customers?size=20')),
    search: (due) => timed('search', due, 200, ask('GET', `/v1/customers?size=10&filter=${filterFor(random)}`)),
    async create(due) {
      const body = Buffer.from(JSON.stringify(directCustomer())).toString('latin1');
      const headers = `MS-RequestId: ${randomUUID()}\r\n`;
      const created = await timed('create', due, 201, ask('POST', '/v1/customers', { headers, body }));
      const id = /"id":"([^"]+)"/.exec(created.body)?.[1];
      if (id === undefined) return;
      await timed('delete', performance.now(), 204, ask('DELETE', `/v1/customers/${id}`));
    },
    token: (due) => timed('token', due, 200, askForToken(connection, port)),
    audit: (due) => timed('audit', due, 200, ask('GET', '/v1/auditrecords?size=10')),
    deliveries: (due) => timed('deliveries', due, 200, ask('GET', '/webhooks/v1/registration/deliveries?size=10')),
  };
  return {
    next: async (due) => {
      await operations[random.pick(hundred)](due);
    },
    close: () => connection.close(),
  };
}

interface Sent {
  readonly headers?: string;
  /** A character for each byte. */
  readonly body?: string;
}

function asking(connection: WireConnection, port: number, token: string) {
  return (method: string, path: string, { headers = '', body }: Sent = {}): Promise<WireAnswer> => {
    const head = `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${token}\r\n${headers}`;
    const length = body === undefined ? '' : `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n`;
    return connection.exchange(`${head}${length}\r\n${body ?? ''}`, false);
  };
}

function askForToken(connection: WireConnection, port: number): Promise<WireAnswer> {
  const { tenant, app, secret } = partnerA;
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: app,
    client_secret: secret,
    resource,
  });
  const body = form.toString();
  const head = `POST /${tenant}/oauth2/token HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n`;
  const type = `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n`;
  return connection.exchange(`${head}${type}\r\n${body}`, false);
}

function etagOf(profile: string): string {
  return /"etag":"([^"]+)"/.exec(profile)?.[1] ?? '';
}

function filterFor(random: SeededRandom): string {
  const Value = random.pick(['a', 'b', 'con', 'w', 'é', 'test', 'n', 's']);
  return encodeURIComponent(JSON.stringify({ Field: 'CompanyName', Value, Operator: 'starts_with' }));
}

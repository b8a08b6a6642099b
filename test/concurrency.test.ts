import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { demoCredentials } from '../packages/server/src/demo/demo-credentials.ts';
import { type ApiClient, apiClient } from '../packages/server/test/api-client.ts';
import { appToken, createInstallation, type Installation, type ServerProcess } from './server-process.ts';
import { storedAuditRecords } from './stored-audit.ts';

const path = `/v1/customers/${demoCredentials.customer}/profiles/billing`;
const clientCount = 50;

interface Accepted {
  readonly mark: string;
  readonly basedOn: string;
  readonly etag: string;
}

/** The two ways to name the version an update is based on, and what a stale one is refused with. */
const channels = [
  { refusal: 412, headers: (etag: string): Record<string, string> => ({ 'if-match': `"${etag}"` }) },
  { refusal: 400, headers: (): Record<string, string> => ({}) },
] as const;

describe('50 clients update one billing profile at once, each by GET, PUT and trying again when refused', () => {
  let installation: Installation;
  let server: ServerProcess;
  let client: ApiClient;

  before(async () => {
    installation = await createInstallation();
    server = await installation.start();
    client = apiClient(server, await appToken(server));
  });
  after(() => installation.dispose());

  /** Adds its mark to the second address line until that is accepted. */
  const addMark = async (number: number): Promise<Accepted> => {
    const mark = String(number).padStart(2, '0');
    const channel = channels[number % 2] ?? channels[0];
    for (;;) {
      const { body: profile } = await client.get(path);
      const { addressLine2 = '' } = profile.defaultAddress;
      const changed = {
        ...profile,
        defaultAddress: { ...profile.defaultAddress, addressLine2: `${addressLine2} ${mark}` },
      };
      const basedOn: string = profile.attributes.etag;
      const { status, text, body } = await client.put(path, changed, channel.headers(basedOn));
      if (status === 200) return { mark, basedOn, etag: body.attributes.etag };
      assert.deepEqual([status, body.code], [channel.refusal, 2055], text);
    }
  };

  test('every accepted update is based on the one before it, each is audited once, and none is lost', async () => {
    const { body: first } = await client.get(path);
    const accepted = await Promise.all(Array.from({ length: clientCount }, (_, number) => addMark(number)));
    const { body: last } = await client.get(path);

    const byBasis = new Map(accepted.map((update) => [update.basedOn, update]));
    assert.equal(byBasis.size, clientCount, 'no version was the basis of two accepted updates');
    const chain: Accepted[] = [];
    for (let next = byBasis.get(first.attributes.etag); next !== undefined; next = byBasis.get(next.etag)) {
      chain.push(next);
    }
    assert.equal(chain.length, clientCount, 'the accepted updates form one line');
    assert.equal(chain.at(-1)?.etag, last.attributes.etag);
    assert.equal(last.defaultAddress.addressLine2, chain.map(({ mark }) => mark).join(' '));

    await server.stop();
    const records = await storedAuditRecords(installation);
    const audited = records.map(({ newValue = new Uint8Array() }) => JSON.parse(Buffer.from(newValue).toString()));
    assert.deepEqual(
      audited.map(({ attributes }) => attributes.etag).sort(),
      accepted.map(({ etag }) => etag).sort(),
      'one audit record for each accepted update, and no other',
    );
  });
});

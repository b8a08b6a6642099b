import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { ConfigError, readConfig } from '../../src/config.ts';
import { DemoRefused } from '../../src/demo/demo-world.ts';
import { apiClient } from '../api-client.ts';
import { partnerA, startTestServer } from '../running-server.ts';
import { createTestIssuer } from './minted-tokens.ts';

describe('a setting', () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'partnerite-config-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));
  beforeEach(() => rm(join(folder, 'partnerite.config.json'), { force: true }));

  const writeFileSettings = (settings: unknown) =>
    writeFile(
      join(folder, 'partnerite.config.json'),
      typeof settings === 'string' ? settings : JSON.stringify(settings),
    );
  const read = (flags: readonly string[] = [], environment: Record<string, string> = {}) =>
    readConfig(flags, environment, folder);

  test('has a safe value where nobody says anything', () => {
    const { host, port, data, seed, empty, json, tls, allowDemoOnNetwork, allowAuthorityOnNetwork, file } = read();
    assert.deepEqual(
      { host, port, data, seed, empty, json, tls, allowDemoOnNetwork, allowAuthorityOnNetwork, file },
      {
        host: '127.0.0.1',
        port: 4500,
        data: './.partnerite',
        seed: 0,
        empty: false,
        json: false,
        tls: false,
        allowDemoOnNetwork: false,
        allowAuthorityOnNetwork: false,
        file: {},
      },
    );
  });

  test('comes from the flag before the variable, and from the variable before the file', async () => {
    await writeFileSettings({ port: 1, host: '127.0.0.3', seed: 3 });
    const { port, host, seed } = read(['--port', '5'], { PARTNERITE_PORT: '4', PARTNERITE_HOST: '127.0.0.2' });
    assert.deepEqual({ port, host, seed }, { port: 5, host: '127.0.0.2', seed: 3 });
  });

  test('that is a switch can be turned on and off in each of them', async () => {
    await writeFileSettings({ json: true, allowDemoOnNetwork: true });
    assert.deepEqual([read().json, read().allowDemoOnNetwork], [true, true]);
    assert.equal(read([], { PARTNERITE_JSON: 'false' }).json, false);
    assert.equal(read(['--no-json'], { PARTNERITE_JSON: '1' }).json, false);
    assert.equal(read(['--allow-demo-on-network']).allowDemoOnNetwork, true);
    assert.equal(read([], { PARTNERITE_ALLOW_DEMO_ON_NETWORK: 'yes' }).allowDemoOnNetwork, true);
  });

  test('that only the file can hold is read from it', async () => {
    const settings = {
      fidelity: { bom: true, staleETagStatus: 409, addressValidation: 2021 },
      sandboxPartners: [partnerA.tenant],
      limits: { requestTimeout: 5000 },
      authentication: { requireMfa: true },
      partners: [{ id: partnerA.tenant, name: 'Contoso', mpnId: '4391500', agreementSigned: true }],
    };
    await writeFileSettings(settings);
    assert.deepEqual(read().file, settings);
  });

  /** The settings must be refused in one line that names the culprit. */
  const refused = (culprit: RegExp, flags: readonly string[] = [], environment: Record<string, string> = {}) => {
    assert.throws(
      () => read(flags, environment),
      (error) => {
        assert.ok(error instanceof ConfigError, String(error));
        assert.match(error.message, culprit);
        assert.doesNotMatch(error.message, /\n/);
        return true;
      },
    );
  };

  for (const [flags, culprit] of [
    [['--port', 'x'], /port/],
    [['--port', '65536'], /port/],
    [['--port', '-1'], /port/],
    [['--port=1.5'], /port/],
    [['--port='], /port/],
    [['--port'], /port/],
    [['--seed', 'many'], /seed/],
    [['--seed', '5', '--empty'], /seed/],
    [['--log-level', 'loud'], /log-level/],
    [['--database', 'postgres://localhost/x'], /database/],
    [['--public-url', 'not an address'], /public-url/],
    [['--host='], /host/],
    [['--data='], /data/],
    [['--nonsense'], /nonsense/],
    [['--prot', '4500'], /prot/],
    [['4500'], /4500/],
    [['--json=maybe'], /json/],
  ] as const) {
    test(`is refused as the flags ${flags.join(' ')}`, () => refused(culprit, flags));
  }

  for (const [environment, culprit] of [
    [{ PARTNERITE_PORT: 'x' }, /port/i],
    [{ PARTNERITE_TLS: 'maybe' }, /tls/i],
    [{ PARTNERITE_LOG_LEVEL: 'loud' }, /log.level/i],
  ] as const) {
    test(`is refused as the variable ${JSON.stringify(environment)}`, () => refused(culprit, [], environment));
  }

  for (const [settings, culprit] of [
    ['{', /partnerite\.config\.json/],
    ['[]', /partnerite\.config\.json/],
    ['7', /partnerite\.config\.json/],
    [{ prot: 4500 }, /prot/],
    [{ port: 'x' }, /port/],
    [{ port: { x: 1 } }, /port/],
    [{ fidelity: { staleETagStatus: 418 } }, /fidelity\.staleETagStatus/],
    [{ fidelity: { addressValidation: 2022 } }, /fidelity\.addressValidation/],
    [{ fidelity: { bom: 'yes' } }, /fidelity\.bom/],
    [{ fidelity: { bomb: true } }, /fidelity\.bomb/],
    [{ limits: { requestTimeout: 1 } }, /limits\.requestTimeout/],
    [{ webhooks: { retrySpan: 1 } }, /webhooks\.retrySpan/],
    [{ webhooks: { allowedNetworks: '10.0.0.0/8' } }, /webhooks\.allowedNetworks/],
    [{ sandboxPartners: ['contoso'] }, /sandboxPartners\[0\]/],
    [{ activity: 'maybe' }, /activity/],
    [{ dashboard: { enabled: 'yes' } }, /dashboard\.enabled/],
    [{ dashboard: { signIn: [{ name: 'x' }] } }, /dashboard\.signIn\[0\]\.authority.*dashboard\.signIn\[0\]\.scope/],
    [
      { dashboard: { signIn: [{ name: 'x', authority: 'issuer.example', clientId: 'y', scope: 'z' }] } },
      /dashboard\.signIn\[0\]\.authority/,
    ],
    [{ issuers: [{ issuer: 'https://a.example/' }] }, /issuers\[0\]\.audiences.*issuers\[0\]\.keys/],
    [{ authority: { tenants: [{ id: 'x' }] } }, /authority\.tenants\[0\]\.id/],
  ] as const) {
    test(`is refused as the file ${JSON.stringify(settings)}`, async () => {
      await writeFileSettings(settings);
      refused(culprit);
    });
  }
});

describe('the demo world', () => {
  test('is refused on an address that the network reaches', async (context) => {
    const folder = await mkdtemp(join(tmpdir(), 'partnerite-refused-'));
    context.after(() => rm(folder, { recursive: true, force: true }));
    await assert.rejects(startTestServer({ flags: ['--host', '0.0.0.0'], folder }), (error) => {
      assert.ok(error instanceof DemoRefused);
      assert.match(error.message, /--empty.*--allow-demo-on-network/);
      assert.doesNotMatch(error.message, /\n/);
      return true;
    });
  });

  test('is left out by --empty: its credentials are worth nothing, a trusted partner has no customers', async () => {
    const issuer = await createTestIssuer();
    const server = await startTestServer({ flags: ['--empty'], file: { issuers: [issuer.settings] } });
    try {
      assert.equal(server.demo, false);
      await assert.rejects(server.appToken(partnerA), /no token/);
      const client = apiClient(server, await issuer.mint());
      assert.equal((await client.get('/v1/customers')).body.totalCount, 0);
      assert.equal((await client.get(`/v1/customers/${partnerA.customer}`)).status, 403);
    } finally {
      await server.dispose();
      await issuer.dispose();
    }
  });
});

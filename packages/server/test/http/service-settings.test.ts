import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { apiClient } from '../api-client.ts';
import { type DemoPartner, partnerA, partnerB, startTestServer, type TestServerOptions } from '../running-server.ts';
import { onPostgres } from '../test-database.ts';
import { createTestIssuer } from './minted-tokens.ts';

const path = '/partnerite/v1/settings';

async function settingsOf(options: TestServerOptions, partner: DemoPartner) {
  const server = await startTestServer(options);
  try {
    const { status, body } = await apiClient(server, await server.appToken(partner)).get(path);
    assert.equal(status, 200);
    return { body, server };
  } finally {
    await server.dispose();
  }
}

describe('the settings of the service', () => {
  test('tell how a server runs that nobody has set up', async () => {
    const started = Date.now();
    const { body, server } = await settingsOf({ clock: () => started }, partnerA);
    const { version, ...known } = body.server;
    const store = onPostgres ? { store: 'postgresql' } : { store: 'sqlite', dataFolder: server.folder };
    assert.match(version, /^\d+\.\d+\.\d+$/);
    assert.deepEqual(known, {
      name: 'Partnerite',
      node: process.version,
      startedAt: new Date(started).toISOString(),
      address: server.url,
      ...store,
      demo: true,
    });
    assert.deepEqual(body.fidelity, { bom: false, addressValidation: 2023 });
    const { throttling, sandboxLimits, requireMfa, auditRetentionDays, activity } = body;
    assert.deepEqual(
      { throttling, sandboxLimits, requireMfa, auditRetentionDays, activity },
      { throttling: false, sandboxLimits: false, requireMfa: false, auditRetentionDays: 90, activity: true },
    );
  });

  test('tell what the operator has set', async () => {
    const { body } = await settingsOf(
      {
        flags: ['--throttling', '--audit-retention', '7', '--no-activity'],
        file: { sandbox: { limits: true }, fidelity: { staleETagStatus: 409, addressValidation: 2021 } },
      },
      partnerB,
    );
    const { throttling, sandboxLimits, auditRetentionDays, activity, fidelity } = body;
    assert.deepEqual(
      { throttling, sandboxLimits, auditRetentionDays, activity, fidelity },
      {
        throttling: true,
        sandboxLimits: true,
        auditRetentionDays: 7,
        activity: false,
        fidelity: { bom: false, staleETagStatus: 409, addressValidation: 2021 },
      },
    );
  });

  test('tell each partner of itself alone', async (context) => {
    const server = await startTestServer();
    context.after(() => server.dispose());
    for (const [partner, other] of [
      [partnerA, partnerB],
      [partnerB, partnerA],
    ] as const) {
      const { body, text } = await apiClient(server, await server.userToken(partner)).get(path);
      assert.equal(body.partner.id, partner.tenant);
      assert.equal(body.partner.sandbox, true);
      assert.deepEqual(body.demo, {
        domain: partner.user.split('@')[1],
        applicationId: partner.app,
        applicationSecret: partner.secret,
        signInApplicationId: partner.publicApp,
        userName: partner.user,
        password: 'Partnerite-demo-1',
      });
      for (const foreign of [other.tenant, other.app, other.publicApp, other.user]) {
        assert.equal(text.includes(foreign), false);
      }
    }
  });

  test('hold no folder and no demo for who asks over the network, and no partner is known but by its token', async (context) => {
    const issuer = await createTestIssuer();
    context.after(() => issuer.dispose());
    const server = await startTestServer({
      flags: ['--host', '0.0.0.0', '--empty'],
      file: { issuers: [issuer.settings] },
    });
    context.after(() => server.dispose());
    const { status, body } = await apiClient(server, await issuer.mint()).get(path);
    assert.equal(status, 200);
    assert.deepEqual(
      [body.server.dataFolder, body.demo, body.activity, body.partner],
      [undefined, undefined, false, { id: partnerA.tenant, sandbox: false }],
    );
  });

  test('behind another name, a server on loopback keeps its folder to itself and records nothing', async (context) => {
    const issuer = await createTestIssuer();
    context.after(() => issuer.dispose());
    const server = await startTestServer({
      flags: ['--public-url', 'https://partnerite.example'],
      file: { issuers: [issuer.settings] },
    });
    context.after(() => server.dispose());
    const url = `http://127.0.0.1:${server.port}`;
    const { body } = await apiClient({ url }, await issuer.mint()).get(path);
    assert.deepEqual([body.server.dataFolder, body.activity], [undefined, false]);
  });
});

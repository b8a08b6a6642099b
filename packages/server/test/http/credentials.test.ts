import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { errors } from '@partnerite/contract/errors.ts';
import { type Operation, operations } from '@partnerite/contract/operations.ts';
import { apiClient } from '../api-client.ts';
import { partnerA, partnerB, startTestServer, type TestServer } from '../running-server.ts';
import { createTestIssuer, issuerName, type TestIssuer } from './minted-tokens.ts';

const unknown = '77777777-7777-4777-8777-777777777777';

const user = { idtyp: 'user', scp: 'user_impersonation', upn: partnerA.user };
const proved = { amr: ['pwd', 'mfa'] };
const ofPartnerB = { iss: issuerName(partnerB.tenant), tid: partnerB.tenant, appid: partnerB.app };

/** What would give partner A away to another. */
const partnersOwn = [partnerA.tenant, partnerA.app, partnerA.user, 'contosopartner', 'Wingtip'];

/** An error as the operations answer it; the answer to a HEAD is its status alone. */
const outcome = ({ status, code }: { status: number; code?: number }, method: string) =>
  method === 'HEAD' ? { status } : { status, code };

describe('where a second factor is required, each operation', () => {
  let issuer: TestIssuer;
  let server: TestServer;

  before(async () => {
    issuer = await createTestIssuer();
    server = await startTestServer({ file: { issuers: [issuer.settings], authentication: { requireMfa: true } } });
  });
  after(async () => {
    await server.dispose();
    await issuer.dispose();
  });

  for (const [id, { method, path, credentials }] of Object.entries<Operation>(operations)) {
    const ask = async (token: string | undefined, customer = unknown) => {
      const address = path.replace('{customerId}', customer).replaceAll(/\{\w+\}/g, unknown);
      const { status, text, body } = await apiClient(server, token).call(method, address);
      return { text, outcome: outcome({ status, code: body?.code }, method) };
    };
    const refused = (error: 'accessDenied' | 'mfaRequired' | 'tokenKindNotAllowed') => outcome(errors[error], method);
    const letIn = async (claims: Record<string, unknown>) => {
      const { outcome: told } = await ask(await issuer.mint({ claims }));
      for (const error of ['accessDenied', 'mfaRequired', 'tokenKindNotAllowed'] as const) {
        assert.notDeepEqual(told, refused(error));
      }
    };

    describe(id, () => {
      test('refuses whoever has no token', async () => {
        assert.deepEqual((await ask(undefined)).outcome, refused('accessDenied'));
      });

      test('refuses an app with a user who proved one factor', async () => {
        for (const amr of [undefined, ['pwd']]) {
          const token = await issuer.mint({ claims: { ...user, amr } });
          assert.deepEqual((await ask(token)).outcome, refused('mfaRequired'));
        }
      });

      test('takes an app with a user who proved two', () => letIn({ ...user, ...proved }));

      if (credentials === 'both') test('takes an app alone', () => letIn({}));
      else {
        test('refuses an app alone', async () => {
          assert.deepEqual((await ask(await issuer.mint())).outcome, refused('tokenKindNotAllowed'));
        });
      }

      test('tells another partner nothing of this one', async () => {
        for (const claims of [ofPartnerB, { ...ofPartnerB, ...user, ...proved, upn: partnerB.user }]) {
          const { text, outcome: told } = await ask(await issuer.mint({ claims }), partnerA.customer);
          const rest = text.replaceAll(partnerA.customer, '');
          for (const own of partnersOwn) assert.ok(!rest.includes(own), `${own} in ${text}`);
          if (path.includes('{customerId}')) assert.ok(told.status >= 400, text);
        }
      });
    });
  }
});

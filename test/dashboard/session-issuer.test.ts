import { after, describe, test } from 'node:test';
import { partnerA, partnerB, startTestServer, type TestServer } from '../../packages/server/test/running-server.ts';
import { contoso, dashboardUnderTest, signIn } from './dashboard.ts';

const scope = 'openid profile offline_access https://api.partnercenter.microsoft.com/user_impersonation';

let issuer: TestServer | undefined;

const dashboard = dashboardUnderTest(async () => {
  issuer = await startTestServer();
  const authorityOf = (tenant: string) => `${issuer?.url}/${tenant}/v2.0`;
  const signInAt = (name: string, { tenant, publicApp }: typeof partnerA) => ({
    name,
    authority: authorityOf(tenant),
    clientId: publicApp,
    scope,
  });
  return {
    // Without issuers of its own.
    flags: ['--empty'],
    file: {
      issuers: [
        {
          issuer: authorityOf(partnerA.tenant),
          audiences: ['https://api.partnercenter.microsoft.com'],
          keys: `${issuer.url}/${partnerA.tenant}/discovery/v2.0/keys`,
          tenants: [partnerA.tenant],
        },
      ],
      dashboard: { signIn: [signInAt('Trusted Issuer', partnerA), signInAt('Unknown Issuer', partnerB)] },
    },
  };
});
const { skip } = dashboard;
after(() => issuer?.dispose());

describe('an issuer at another origin', () => {
  const elsewhere = { ...contoso, partner: 'Trusted Issuer' };

  test('signs people in, again after a reload, and out', { skip }, async () => {
    const page = await dashboard.open('/customers');
    await signIn(page, elsewhere);
    await page.getByRole('heading', { level: 1, name: 'Customers' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Contoso Admin' }).click();
    await page.getByText('Trusted Issuer').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: elsewhere.partner }).click();
    await page.locator('input[name=username]').waitFor();
  });

  test('that the service does not trust is not taken for an expired session', { skip }, async () => {
    const page = await dashboard.open('/customers');
    const fabrikam = { partner: 'Unknown Issuer', userName: partnerB.user, password: contoso.password };
    await signIn(page, fabrikam);
    const dialog = page.getByRole('alertdialog', { name: 'The service does not accept your sign-in' });
    await dialog.waitFor();
    await dialog.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: fabrikam.partner }).waitFor();
  });
});

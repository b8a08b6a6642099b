import type { CustomerBillingProfile, Partner } from '@partnerite/sdk' with { 'resolution-mode': 'import' };

async function connect(url: string): Promise<Partner> {
  const { accessToken, createPartner } = await import('@partnerite/sdk');
  return createPartner({ cloud: { apiRoot: url, authority: url }, credentials: accessToken('a-token') });
}

export async function emailOf(url: string, customerId: string): Promise<CustomerBillingProfile['email']> {
  const partner = await connect(url);
  const { email } = await partner.customers.byId(customerId).profiles.billing.get();
  return email;
}

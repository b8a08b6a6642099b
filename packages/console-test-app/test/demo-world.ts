import { accessToken, createPartner, type Partner } from '@partnerite/sdk';
import { partnerA, type TestServer } from '../../server/test/running-server.ts';

/** Section AppAuthentication for demo partner A. */
export const appAuthentication = {
  ApplicationId: partnerA.app,
  ApplicationSecret: partnerA.secret,
  Domain: partnerA.tenant,
};

/** Demo partner A, seen past the app. */
export function partnerAt(server: TestServer): Partner {
  return createPartner({
    cloud: { apiRoot: server.url, authority: server.url },
    credentials: accessToken(server.appToken(partnerA)),
  });
}

/** Everything that partner A's customers hold, but for the versions. */
export async function customersOf(partner: Partner): Promise<readonly object[]> {
  const customers: object[] = [];
  for await (const { id } of partner.customers.list()) {
    const customer = partner.customers.byId(id);
    const { billingProfile: _, ...rest } = await customer.get();
    const { attributes: __, ...profile } = await customer.profiles.billing.get();
    customers.push({ ...rest, profile });
  }
  return customers;
}

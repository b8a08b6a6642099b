import { clientSecret, createPartner, PartnerError } from '@partnerite/sdk';

/** The bundler puts the address in its place: a browser has no environment. */
const url = import.meta.env.PARTNERITE_URL;

async function show() {
  const partner = createPartner({
    cloud: { apiRoot: url, authority: url },
    credentials: clientSecret({
      tenant: '5b2f7a10-6c3e-4d1a-9f27-0c8e5d1b2a01',
      clientId: 'a3d1c9e2-7b54-4f60-8e1d-2f6b9c0d4e02',
      clientSecret: 'partnerite-demo-secret',
    }),
  });

  const { billing } = partner.customers.byId('4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04').profiles;
  const before = await billing.get();
  const changed = await billing.edit((profile) => ({ ...profile, email: 'accounts@wingtiptoys.example' }));
  const restored = await billing.edit((profile) => ({ ...profile, email: before.email }));

  const customers = [];
  for await (const { companyProfile } of partner.customers.list({ size: 2 })) {
    customers.push(companyProfile.companyName);
  }

  const refusal = await partner.customers
    .byId('00000000-0000-4000-8000-000000000000')
    .get()
    .catch((error) => {
      if (!(error instanceof PartnerError)) throw error;
      return { category: error.category, status: error.status, code: error.code };
    });

  const emails = [before.email, changed.email, restored.email];
  console.log(JSON.stringify({ emails, customers, refusal }));
}

show();

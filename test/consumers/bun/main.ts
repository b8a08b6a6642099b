import { clientSecret, createPartner, type ErrorCategory, type Partner, PartnerError } from '@partnerite/sdk';

const url = process.env.PARTNERITE_URL ?? 'http://127.0.0.1:4500';
const partner: Partner = createPartner({
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

const customers: (string | undefined)[] = [];
for await (const { companyProfile } of partner.customers.list({ size: 2 })) {
  customers.push(companyProfile.companyName);
}

let refusal: { category: ErrorCategory; status: number | undefined; code: number | string | undefined } | undefined;
try {
  await partner.customers.byId('00000000-0000-4000-8000-000000000000').get();
} catch (error) {
  if (!(error instanceof PartnerError)) throw error;
  const { category, status, code } = error;
  refusal = { category, status, code };
}

const emails = [before.email, changed.email, restored.email];
console.log(JSON.stringify({ emails, customers, refusal }));

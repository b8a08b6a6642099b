import { clientCertificate, createPartner } from '@partnerite/sdk';
// Written by the test: an application that proves by a certificate who it is.
import { certificate, clientId, privateKey, tenant } from './application.js';

const url = process.env.PARTNERITE_URL;
const partner = createPartner({
  cloud: { apiRoot: url, authority: url },
  credentials: clientCertificate({ tenant, clientId, certificate, privateKey }),
});

const { items } = await partner.customers.list().page();
console.log(JSON.stringify({ customers: items.length }));

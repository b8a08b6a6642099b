import { contosoTenant } from '../authority/demo-directory.ts';

/** What the ready message shows of partner A, so that the first request takes one paste. Public by intention. */
export const demoCredentials = {
  tenant: contosoTenant,
  domain: 'contosopartner.onmicrosoft.com',
  app: 'a3d1c9e2-7b54-4f60-8e1d-2f6b9c0d4e02',
  secret: 'partnerite-demo-secret',
  user: 'admin@contosopartner.onmicrosoft.com',
  password: 'Partnerite-demo-1',
  customer: '4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04',
} as const;

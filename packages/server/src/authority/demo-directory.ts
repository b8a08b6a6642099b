import type { Tenant } from './directory.ts';

/** Tenants of the demo partners A and B. */
export const contosoTenant = '5b2f7a10-6c3e-4d1a-9f27-0c8e5d1b2a01';
export const fabrikamTenant = '8d4c6e21-2a7f-4b93-a5d8-1e9f3b7c6a11';

/** Loopback addresses for sign-in from a console, and this server's own root for the dashboard. */
const demoRedirectUris = ['http://localhost', 'http://127.0.0.1', 'http://[::1]', '/'];

/**
 * The two partners of the demo world. Their secrets are printed at start, so the hashes protect nothing:
 * they are made with low work factors, lest the first token of a demo takes long.
 */
export const demoTenants: readonly Tenant[] = [
  {
    id: contosoTenant,
    domain: 'contosopartner.onmicrosoft.com',
    name: 'Contoso Partner',
    apps: [
      {
        id: 'a3d1c9e2-7b54-4f60-8e1d-2f6b9c0d4e02',
        name: 'Contoso Partner web app',
        kind: 'confidential',
        secretHashes: ['scrypt$N=4096,r=8,p=1$Tnm-fkNoNAJovYJogfQUpw$dgEebgdldAu5ptOgZLsE4V14-LkHHduTFLrh0-TPAdw'],
        certificates: [],
        redirectUris: demoRedirectUris,
      },
      {
        id: 'c47e0b5d-1f92-4a38-b6d0-9e3a7f2c5d03',
        name: 'Contoso Partner sign-in',
        kind: 'public',
        secretHashes: [],
        certificates: [],
        redirectUris: demoRedirectUris,
      },
    ],
    users: [
      {
        id: '7472d262-4cb8-4f38-9e1d-b116a916dd5f',
        userPrincipalName: 'admin@contosopartner.onmicrosoft.com',
        displayName: 'Contoso Admin',
        passwordHash: 'scrypt$N=4096,r=8,p=1$L-dcXpyJNBTkYsOjvW9N3g$IKwTLOzHHjLPU_CYrLmJxT9B8m5ddF2rrNbOcBgjOtg',
        mfa: true,
      },
    ],
  },
  {
    id: fabrikamTenant,
    domain: 'fabrikampartner.onmicrosoft.com',
    name: 'Fabrikam Partner',
    apps: [
      {
        id: 'f19b7d3c-5e28-4c76-9a04-6d2c8e1f7b12',
        name: 'Fabrikam Partner web app',
        kind: 'confidential',
        secretHashes: ['scrypt$N=4096,r=8,p=1$O8gGBwJjpUrXiLeMGE9Mog$V1-oBMMuJ7bDwB_RXhufJmJuH05l4-q07G56Wc_cln4'],
        certificates: [],
        redirectUris: demoRedirectUris,
      },
      {
        id: '2e8a5c70-3d61-4f9b-8c24-b7d0e6f19a23',
        name: 'Fabrikam Partner sign-in',
        kind: 'public',
        secretHashes: [],
        certificates: [],
        redirectUris: demoRedirectUris,
      },
    ],
    users: [
      {
        id: '8c197d42-e661-4aa9-a51e-3402a50e6608',
        userPrincipalName: 'admin@fabrikampartner.onmicrosoft.com',
        displayName: 'Fabrikam Admin',
        passwordHash: 'scrypt$N=4096,r=8,p=1$Tz5-Cr56mcLLrPSQ0L4zuQ$Axq03vkC4nlAn7yLvARGKZytGuMo9jxYNnlw2szQI7w',
        mfa: true,
      },
    ],
  },
];

import 'reflect-metadata';
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import * as x509 from '@peculiar/x509';
import fastify from 'fastify';
import { decodeJwt, type JWTPayload } from 'jose';
import { demoTenants } from '../../src/authority/demo-directory.ts';
import { createDirectory, type Tenant } from '../../src/authority/directory.ts';
import type { AuthorityOptions } from '../../src/authority/exchange.ts';
import { authorityRoutes } from '../../src/authority/routes.ts';
import { createSigningKeys, type SigningKeys } from '../../src/authority/signing-keys.ts';
import { openPostgresStore } from '../../src/store/postgres/postgres-store.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { databaseOf, removeDatabaseOf } from '../test-database.ts';

export const tenant = '5b2f7a10-6c3e-4d1a-9f27-0c8e5d1b2a01';
export const domain = 'contosopartner.onmicrosoft.com';
export const foreignTenant = '8d4c6e21-2a7f-4b93-a5d8-1e9f3b7c6a11';
export const webApp = 'a3d1c9e2-7b54-4f60-8e1d-2f6b9c0d4e02';
export const webSecret = 'partnerite-demo-secret';
export const publicApp = 'c47e0b5d-1f92-4a38-b6d0-9e3a7f2c5d03';
export const foreignApp = 'f19b7d3c-5e28-4c76-9a04-6d2c8e1f7b12';
export const userName = 'admin@contosopartner.onmicrosoft.com';
export const foreignUser = 'admin@fabrikampartner.onmicrosoft.com';
export const password = 'Partnerite-demo-1';
export const api = 'https://api.partnercenter.microsoft.com';
export const redirectUri = 'http://localhost:53682';

export const random = { bytes: (count: number) => randomBytes(count) };

/** Time that stands still until it is moved. */
export function testClock(start = Date.now()) {
  let now = start;
  return Object.assign(() => now, {
    advance(milliseconds: number) {
      now += milliseconds;
    },
  });
}

/** Headers of a request that comes from another address. */
export const from = (address: string): Fields => ({ 'x-forwarded-for': address });

export type TestClock = ReturnType<typeof testClock>;
export type Fields = Readonly<Record<string, string>>;
export type Json = Readonly<Record<string, unknown>>;

export interface TestAuthority {
  readonly origin: string;
  readonly clock: TestClock;
  readonly keys: SigningKeys;
  readonly post: (path: string, fields: Fields, headers?: Fields) => Promise<Answer>;
  readonly get: (path: string) => Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly json: Json;
}

interface Setup {
  readonly tenants?: readonly Tenant[];
  readonly options?: AuthorityOptions;
  /** Takes every line of the log. */
  readonly log?: (line: string) => void;
}

/** The authority on a free port, on a database of its own; all gone when the test ends. */
export async function startAuthority(t: TestContext, setup: Setup = {}): Promise<TestAuthority> {
  const folder = await mkdtemp(join(tmpdir(), 'partnerite-authority-'));
  const url = databaseOf(folder);
  const store = await (url === undefined ? openSqliteStore({ folder }) : openPostgresStore({ url }));
  const clock = testClock();
  const keys = createSigningKeys({ settings: store, clock, random });
  const logger = setup.log === undefined ? false : { level: 'trace', stream: { write: setup.log } };
  // Lets a test come from any address, by the header X-Forwarded-For.
  const trustProxy = true;
  const app = fastify({ logger, trustProxy, routerOptions: { caseSensitive: false, maxParamLength: 255 } });
  let origin = '';
  const directory = createDirectory(setup.tenants ?? demoTenants);
  const options = setup.options ?? {};
  authorityRoutes(app, {
    directory,
    keys,
    grants: store,
    tallies: store,
    clock,
    random,
    origins: () => origin,
    options,
  });
  origin = await app.listen({ host: '127.0.0.1', port: 0 });
  t.after(async () => {
    await app.close();
    await store.close();
    await removeDatabaseOf(folder);
    await rm(folder, { recursive: true });
  });
  return {
    origin,
    clock,
    keys,
    post: async (path, fields, headers = {}) =>
      answerOf(await fetch(origin + path, { method: 'POST', headers, body: new URLSearchParams(fields) })),
    get: async (path) => answerOf(await fetch(origin + path)),
  };
}

async function answerOf(response: Response): Promise<Answer> {
  const json = (await response.json()) as Json;
  return { status: response.status, headers: response.headers, json };
}

export function claimsOf(token: unknown): JWTPayload {
  assert.equal(typeof token, 'string');
  return decodeJwt(String(token));
}

export function assertRefused(
  { status, json }: Answer,
  expected: { status: number; code: number; error: string },
): void {
  assert.equal(status, expected.status, JSON.stringify(json));
  assert.equal(json.error, expected.error);
  assert.deepEqual(json.error_codes, [expected.code]);
  assert.match(String(json.error_description), new RegExp(`^AADSTS${expected.code}: `));
  for (const member of ['timestamp', 'trace_id', 'correlation_id']) assert.equal(typeof json[member], 'string');
}

export interface TestCertificate {
  readonly pem: string;
  readonly keys: CryptoKeyPair;
  readonly x5t: string;
  readonly x5tS256: string;
}

type CryptoKeyPair = Awaited<ReturnType<typeof newRsaKeys>>;

async function newRsaKeys(name: 'RSASSA-PKCS1-v1_5' | 'RSA-PSS' = 'RSASSA-PKCS1-v1_5') {
  const algorithm = { name, hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 2048 };
  return crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

/** A self-signed RSA certificate, as an application registers it. `from` and `to` in Unix milliseconds. */
export async function newCertificate(from: number, to: number): Promise<TestCertificate> {
  const keys = await newRsaKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: 'CN=client',
    notBefore: new Date(from),
    notAfter: new Date(to),
    keys,
    signingAlgorithm: { name: 'RSASSA-PKCS1-v1_5' },
  });
  const thumbprint = async (hash: string) => Buffer.from(await certificate.getThumbprint(hash)).toString('base64url');
  return {
    pem: certificate.toString('pem'),
    keys,
    x5t: await thumbprint('SHA-1'),
    x5tS256: await thumbprint('SHA-256'),
  };
}

/** The demo tenants, the first of which has a certificate registered for its web app. */
export function tenantsWithCertificate(pem: string): readonly Tenant[] {
  return demoTenants.map((each) => ({
    ...each,
    apps: each.apps.map((app) => (app.id === webApp ? { ...app, certificates: [pem] } : app)),
  }));
}

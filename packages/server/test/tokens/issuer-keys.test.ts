import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { createTokenVerifier, KeysUnavailable } from '../../src/http/tokens.ts';
import {
  appClaims,
  audience,
  issuerOf,
  partner,
  publicJwk,
  refusedFor,
  sign,
  startVerifier,
  testTime,
} from './token-fixture.ts';

async function serveKeys(t: TestContext, answer: () => { status: number; body: string }): Promise<URL> {
  const server = createServer((_request, response) => {
    const { status, body } = answer();
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const address = server.address();
  return new URL(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/keys`);
}

test('keys are fetched from an address; an unknown key id is refused', async (t) => {
  const keys = await serveKeys(t, () => ({ status: 200, body: JSON.stringify({ keys: [publicJwk] }) }));
  const { verify } = startVerifier({ keys });
  assert.equal((await verify(await sign(appClaims()))).kind, 'app');
  await assert.rejects(verify(await sign(appClaims(), { kid: 'nobody' })), refusedFor('invalid'));
});

test('keys that cannot be had are told from a bad token, and asked for again', async (t) => {
  let status = 503;
  const keys = await serveKeys(t, () => ({ status, body: JSON.stringify({ keys: [publicJwk] }) }));
  const { verify } = startVerifier({ keys });
  const token = await sign(appClaims());
  await assert.rejects(verify(token), KeysUnavailable);
  status = 200;
  assert.equal((await verify(token)).kind, 'app');
  const gone = startVerifier({ keys: new URL('http://127.0.0.1:1/keys') });
  await assert.rejects(gone.verify(token), KeysUnavailable);
});

test('keys are read from a file, and again when an unknown key id shows up later', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'partnerite-jwks-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'keys.json');
  await writeFile(file, JSON.stringify({ keys: [{ ...publicJwk, kid: 'older' }] }));
  const { verify, advance } = startVerifier({ keys: { file } });
  const token = await sign(appClaims());
  await assert.rejects(verify(token), refusedFor('invalid'));
  await writeFile(file, JSON.stringify({ keys: [publicJwk] }));
  await assert.rejects(verify(token), refusedFor('invalid'));
  advance(30_000);
  assert.equal((await verify(token)).kind, 'app');
});

test('a file that is missing, damaged or no set of keys ends the start, in one line that names it', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'partnerite-jwks-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'keys.json');
  const clear = (error: Error) => {
    assert.ok(error instanceof TypeError);
    assert.ok(error.message.includes(file));
    assert.doesNotMatch(error.message, /\n/);
    return true;
  };
  assert.throws(() => startVerifier({ keys: { file } }), clear);
  for (const text of ['', '{"keys":', '[]', '{}', '{"keys":[1]}']) {
    await writeFile(file, text);
    assert.throws(() => startVerifier({ keys: { file } }), clear);
  }
});

test('a file that is damaged later is no fault of the token', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'partnerite-jwks-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'keys.json');
  await writeFile(file, JSON.stringify({ keys: [publicJwk] }));
  const { verify, verifier } = startVerifier({ keys: { file } });
  const token = await sign(appClaims());
  await rm(file);
  assert.equal((await verify(token)).kind, 'app');
  verifier.flush();
  await assert.rejects(verify(token), KeysUnavailable);
  await writeFile(file, '{"keys":');
  await assert.rejects(verify(token), KeysUnavailable);
  await writeFile(file, JSON.stringify({ keys: [publicJwk] }));
  assert.equal((await verify(token)).kind, 'app');
});

test('an issuer that was checked at the start is taken again although its file is gone', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'partnerite-jwks-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'keys.json');
  await writeFile(file, JSON.stringify({ keys: [publicJwk] }));
  const issuer = { issuer: issuerOf(partner), audiences: [audience], tenants: [partner], keys: { file } };
  createTokenVerifier({ issuers: [issuer], clock: () => testTime });
  await rm(file);
  const verifier = createTokenVerifier({ issuers: [issuer], clock: () => testTime });
  assert.equal((await verifier.verify(await sign(appClaims()))).kind, 'app');
});

test('keys come over https, or over http from this machine only', () => {
  for (const keys of ['https://sts.example/keys', 'http://localhost:1/', 'http://127.0.0.2/', 'http://[::1]/keys']) {
    startVerifier({ keys: new URL(keys) });
  }
  for (const keys of ['http://sts.example/keys', 'http://127.0.0.1.example/', 'http://[2001:db8::1]/', 'ftp://x/']) {
    assert.throws(() => startVerifier({ keys: new URL(keys) }), { name: 'TypeError', message: /over https/ });
  }
});

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { createSigningKeys, publishAfter, publishAhead } from '../../src/authority/signing-keys.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { random, testClock } from './authority-fixture.ts';

const day = 24 * 3_600_000;

async function start(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'partnerite-keys-'));
  const settings = await openSqliteStore({ folder });
  t.after(async () => {
    await settings.close();
    await rm(folder, { recursive: true });
  });
  const clock = testClock();
  let changes = 0;
  const onChange = () => {
    changes += 1;
  };
  const node = (more = {}) => createSigningKeys({ settings, clock, random, ...more });
  return { clock, node, settings, keys: node({ onChange }), changes: () => changes };
}

const kidOf = (token: string) => decodeProtectedHeader(token).kid;
const publishedIds = (jwks: { keys: readonly { kid?: string }[] }) => jwks.keys.map(({ kid }) => kid);

test('the first key is made when it is needed, and what is published verifies what it signed', async (t) => {
  const { keys, clock } = await start(t);
  const token = await keys.sign({ sub: 'x' });
  const jwks = await keys.jwks();
  assert.deepEqual(publishedIds(jwks), [kidOf(token)]);
  const { protectedHeader } = await jwtVerify(token, createLocalJWKSet(jwks), { currentDate: new Date(clock()) });
  assert.equal(protectedHeader.alg, 'RS256');
});

test('only the public half is published', async (t) => {
  const { keys } = await start(t);
  const [key] = (await keys.jwks()).keys;
  assert.deepEqual(Object.keys(key ?? {}).sort(), ['alg', 'e', 'kid', 'kty', 'n', 'use']);
});

test('a new key is published before it signs, and the old one until its last token has ended', async (t) => {
  const { keys, clock } = await start(t);
  const old = kidOf(await keys.sign({}));
  await keys.rotate();
  const both = publishedIds(await keys.jwks());
  assert.equal(both.length, 2);
  assert.equal(kidOf(await keys.sign({})), old);
  clock.advance(publishAhead);
  assert.equal(kidOf(await keys.sign({})), both[1]);
  clock.advance(publishAfter - 1);
  assert.deepEqual(publishedIds(await keys.jwks()), both);
  clock.advance(1);
  assert.deepEqual(publishedIds(await keys.jwks()), [both[1]]);
});

test('a key is replaced when it is old, ahead of time', async (t) => {
  const { keys, clock } = await start(t);
  const old = kidOf(await keys.sign({}));
  clock.advance(90 * day - publishAhead - 1);
  await keys.sign({});
  assert.equal((await keys.jwks()).keys.length, 1);
  clock.advance(5 * 60_000);
  assert.equal(kidOf(await keys.sign({})), old);
  assert.equal((await keys.jwks()).keys.length, 2);
  clock.advance(publishAhead);
  assert.notEqual(kidOf(await keys.sign({})), old);
});

test('whoever caches tokens is told when a key comes and when it goes', async (t) => {
  const { keys, clock, changes } = await start(t);
  await keys.sign({});
  assert.equal(changes(), 0);
  await keys.rotate();
  assert.equal(changes(), 1);
  clock.advance(publishAhead + publishAfter);
  await keys.jwks();
  assert.equal(changes(), 2);
});

test('two nodes on one store agree on the first key, and learn of each other’s new ones', async (t) => {
  const { node, clock } = await start(t);
  const [left, right] = [node(), node()];
  const tokens = await Promise.all([left.sign({}), right.sign({})]);
  assert.equal(kidOf(tokens[0]), kidOf(tokens[1]));
  await left.rotate();
  clock.advance(publishAhead);
  const token = await left.sign({});
  await jwtVerify(token, right.lookUp, { currentDate: new Date(clock()) });
  assert.equal(kidOf(await right.sign({})), kidOf(token));
});

test('an unknown key id is not found, and asks the store no more than once in ten seconds', async (t) => {
  const { node, settings, clock } = await start(t);
  let reads = 0;
  const counting = {
    ensureSetting: (name: string, proposal: string) => settings.ensureSetting(name, proposal),
    readSetting: (name: string) => {
      reads += 1;
      return settings.readSetting(name);
    },
  };
  const keys = node({ settings: counting });
  await keys.sign({});
  const before = reads;
  const lookUp = async () => keys.lookUp({ alg: 'RS256', kid: 'nobody' }, { payload: '', signature: '' });
  for (let tries = 0; tries < 20; tries += 1) await assert.rejects(lookUp, { code: 'ERR_JWKS_NO_MATCHING_KEY' });
  assert.equal(reads, before);
  clock.advance(10_000);
  for (let tries = 0; tries < 20; tries += 1) await assert.rejects(lookUp, { code: 'ERR_JWKS_NO_MATCHING_KEY' });
  assert.equal(reads, before + 1);
});

test('the cookie secret is the same for all nodes and after a restart', async (t) => {
  const { node } = await start(t);
  const secrets = await Promise.all([node().cookieSecret(), node().cookieSecret()]);
  assert.deepEqual(secrets[0], secrets[1]);
  assert.equal(secrets[0].length, 32);
});

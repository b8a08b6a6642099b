import assert from 'node:assert/strict';
import { scryptSync } from 'node:crypto';
import { test } from 'node:test';
import { decoyHash, hashSecret, isSecretHash, verifySecret } from '../../src/authority/secret-hash.ts';
import { random } from './authority-fixture.ts';

test('a hash says how it was made, and verifies its own secret only', async () => {
  const hash = await hashSecret('correct horse', random);
  assert.match(hash, /^scrypt\$N=32768,r=8,p=1\$[\w-]{22}\$[\w-]{43}$/);
  assert.equal(await verifySecret('correct horse', hash), true);
  assert.equal(await verifySecret('Correct horse', hash), false);
  assert.equal(await verifySecret('', hash), false);
});

test('the same secret hashes differently each time', async () => {
  assert.notEqual(await hashSecret('secret', random), await hashSecret('secret', random));
});

test('the same characters in another Unicode form are the same secret', async () => {
  const hash = await hashSecret('caf\u00e9', random);
  assert.equal(await verifySecret('cafe\u0301', hash), true);
});

test('a stored hash of another form is a mistake of the operator, and says so', async () => {
  for (const hash of [
    '',
    'plain',
    '$2b$10$abc',
    'scrypt$N=1$x$y',
    `scrypt$N=99999999999,r=8,p=1$${'a'.repeat(22)}$${'b'.repeat(43)}`,
  ]) {
    await assert.rejects(verifySecret('x', hash), TypeError);
  }
});

test('a hash that asks for too much memory is refused', async () => {
  const greedy = `scrypt$N=8388608,r=8,p=1$${'a'.repeat(22)}$${'b'.repeat(43)}`;
  await assert.rejects(verifySecret('x', greedy));
});

/** Made beside the module under test. */
function hashOf(secret: string, factors: { N: number; r: number; p: number }): string {
  const salt = Buffer.alloc(16, 1);
  const hash = scryptSync(secret, salt, 32, factors);
  const written = `N=${factors.N},r=${factors.r},p=${factors.p}`;
  return `scrypt$${written}$${salt.toString('base64url')}$${hash.toString('base64url')}`;
}

test('a secret of more than 1,024 characters is wrong, unseen, and cannot be hashed', async () => {
  const [longest, longer] = ['x'.repeat(1_024), 'x'.repeat(1_025)];
  const factors = { N: 1_024, r: 8, p: 1 };
  assert.equal(await verifySecret(longest, hashOf(longest, factors)), true);
  assert.equal(await verifySecret(longer, hashOf(longer, factors)), false);
  await assert.rejects(hashSecret(longer, random), TypeError);
});

const form = (factors: string) => `scrypt$${factors}$${'a'.repeat(22)}$${'b'.repeat(43)}`;

test('work factors that are used in earnest are taken', () => {
  for (const factors of ['N=1024,r=8,p=1', 'N=131072,r=8,p=1', 'N=65536,r=8,p=2', 'N=8192,r=8,p=10']) {
    assert.equal(isSecretHash(form(factors)), true, factors);
  }
});

test('work factors that protect nothing, stop the service or are impossible are refused', () => {
  const absurd = [
    'N=1048576,r=8,p=1',
    'N=262144,r=4,p=1',
    'N=512,r=8,p=1',
    'N=5000,r=8,p=1',
    'N=0,r=8,p=1',
    'N=16384,r=0,p=1',
    'N=16384,r=8,p=0',
    'N=1024,r=33,p=1',
    'N=1024,r=8,p=17',
    'N=131072,r=32,p=1',
  ];
  for (const factors of absurd) assert.equal(isSecretHash(form(factors)), false, factors);
});

test('the decoy costs what the dearest hash costs, and no secret fits it', async () => {
  const [cheap, dear] = [hashOf('a', { N: 1_024, r: 8, p: 1 }), hashOf('a', { N: 4_096, r: 8, p: 2 })];
  for (const hashes of [
    [cheap, dear],
    [dear, cheap],
  ]) {
    const decoy = decoyHash(hashes);
    assert.match(decoy, /^scrypt\$N=4096,r=8,p=2\$[\w-]{22}\$[\w-]{43}$/);
    assert.equal(await verifySecret('a', decoy), false);
  }
  assert.match(decoyHash([]), /^scrypt\$N=32768,r=8,p=1\$/);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashSecret, verifySecret } from '../../src/authority/secret-hash.ts';
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

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { maxSecretLength, verifySecret } from '../../src/authority/secret-hash.ts';
import { hashPassword } from '../../src/customer-users/password-hash.ts';

/** Notes when each hash begins, for it begins with its salt, and when it has ended. */
function hashes(passwords: readonly string[]) {
  const happened: string[] = [];
  const random = (password: string) => ({
    bytes(count: number) {
      happened.push(`${password} begins`);
      return randomBytes(count);
    },
  });
  const made = passwords.map(async (password) => {
    try {
      return await hashPassword(password, random(password));
    } finally {
      happened.push(`${password.slice(0, 10)} ends`);
    }
  });
  return { happened, made };
}

test('passwords that are given at the same moment are hashed one after the other, in their order', async () => {
  const { happened, made } = hashes(['one', 'two', 'three']);
  const [first, second, third] = await Promise.all(made);
  assert.deepEqual(happened, ['one begins', 'one ends', 'two begins', 'two ends', 'three begins', 'three ends']);
  assert.equal(await verifySecret('one', first ?? ''), true);
  assert.equal(await verifySecret('two', second ?? ''), true);
  assert.equal(await verifySecret('three', third ?? ''), true);
});

test('one that cannot be hashed does not hold up the next', async () => {
  const tooLong = 'x'.repeat(maxSecretLength + 1);
  const { happened, made } = hashes(['one', tooLong, 'three']);
  const [first, second, third] = await Promise.allSettled(made);
  assert.deepEqual([first?.status, second?.status, third?.status], ['fulfilled', 'rejected', 'fulfilled']);
  assert.deepEqual(happened, ['one begins', 'one ends', 'xxxxxxxxxx ends', 'three begins', 'three ends']);
});

import assert from 'node:assert/strict';
import { createVerify, X509Certificate } from 'node:crypto';
import { describe, test } from 'node:test';
import type { Store } from '../../src/store/store.ts';
import { createSigner, type Signer } from '../../src/webhooks/signer.ts';
import { random } from '../running-server.ts';
import { noon } from '../store/fixtures.ts';
import { withSqliteStore } from '../store/sqlite-folder.ts';

const day = 24 * 60 * 60_000;
const lifetime = 10 * 365 * day;
const body = Buffer.from('{"EventName":"test-created"}');

/** One node, whose clock the test moves. */
function node(settings: Pick<Store, 'ensureSetting' | 'readSetting'>, time: { now: number }): Signer {
  return createSigner({ settings, random, clock: () => time.now });
}

function certificatesOf(pem: string): readonly X509Certificate[] {
  return (pem.match(/-----BEGIN.+?-----END CERTIFICATE-----/gs) ?? []).map((text) => new X509Certificate(text));
}

/** Signs, and checks it as a receiver does that trusts these roots. */
async function signedWith(signer: Signer, trusted: string, now: number): Promise<string> {
  const { value, certificateName } = await signer.sign(body);
  const [certificate, root] = certificatesOf((await signer.readCertificates(certificateName)) ?? '');
  assert.ok(certificate && root);
  assert.ok(createVerify('sha256').update(body).verify(certificate.publicKey, value, 'base64'));
  assert.ok(certificate.verify(root.publicKey));
  assert.ok(certificatesOf(trusted).some(({ fingerprint256 }) => fingerprint256 === root.fingerprint256));
  assert.ok(certificate.validFromDate.getTime() < now && now < certificate.validToDate.getTime());
  return certificateName;
}

describe('the key that signs callbacks', () => {
  test('is renewed before its certificate ends: shown sixty days before, used thirty days before', async () => {
    await withSqliteStore(async (store) => {
      const time = { now: noon };
      const end = noon + lifetime;
      const signer = node(store, time);
      const first = await signer.readRoots();
      const name = await signedWith(signer, first, time.now);

      time.now = end - 61 * day;
      assert.equal(await signer.readRoots(), first);

      time.now = end - 59 * day;
      const both = await signer.readRoots();
      assert.ok(both.startsWith(first));
      assert.equal(certificatesOf(both).length, 2);
      assert.equal(await signedWith(signer, first, time.now), name, 'who has not looked yet goes on as before');

      time.now = end - 29 * day;
      const renewed = await signedWith(signer, both, time.now);
      assert.notEqual(renewed, name);
      assert.equal(
        certificatesOf((await signer.readCertificates(name)) ?? '').length,
        2,
        'what is in flight can be verified',
      );

      time.now = end + day;
      assert.equal(await signer.readRoots(), both.slice(first.length));
      assert.equal(await signedWith(signer, both, time.now), renewed);
      assert.ok(await signer.readCertificates(name));
    });
  });

  test('is the same for all nodes and runs, through every renewal', async () => {
    await withSqliteStore(async (store) => {
      const time = { now: noon };
      const nodes = [node(store, time), node(store, time)];
      const names = async (signers: readonly Signer[]) =>
        new Set(await Promise.all(signers.map(async (signer) => (await signer.sign(body)).certificateName)));
      const [first, ...none] = await names(nodes);
      assert.deepEqual(none, []);
      time.now += lifetime - 20 * day;
      const [second, ...others] = await names([...nodes, ...nodes, node(store, time)]);
      assert.deepEqual(others, []);
      assert.notEqual(second, first);
      const later = node(store, time);
      for (const name of [first, second]) assert.ok(await later.readCertificates(name ?? ''));
      assert.equal(await later.readCertificates('x'), undefined);
    });
  });

  test('is renewed at once by a service that was off when it should have been', async () => {
    await withSqliteStore(async (store) => {
      const time = { now: noon };
      await node(store, time).sign(body);
      time.now += 2 * lifetime;
      const signer = node(store, time);
      await signedWith(signer, await signer.readRoots(), time.now);
      assert.equal(certificatesOf(await signer.readRoots()).length, 1);
    });
  });

  test('is made later when it could not be stored', async () => {
    await withSqliteStore(async (store) => {
      let full = true;
      const settings: Pick<Store, 'ensureSetting' | 'readSetting'> = {
        readSetting: (name) => store.readSetting(name),
        ensureSetting: (...setting) =>
          full ? Promise.reject(new Error('the disk is full')) : store.ensureSetting(...setting),
      };
      const signer = node(settings, { now: noon });
      await assert.rejects(signer.sign(body), /disk is full/);
      full = false;
      await signedWith(signer, await signer.readRoots(), noon);
    });
  });
});

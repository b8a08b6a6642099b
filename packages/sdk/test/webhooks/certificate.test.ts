import 'reflect-metadata';
import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { test } from 'node:test';
import * as x509 from '@peculiar/x509';
import type { WebhookOptions } from '../../src/webhooks/verify-webhook.ts';
import {
  deliver,
  deliverAs,
  event,
  issuer,
  issuerName,
  keys,
  leaf,
  microsoft,
  refused,
  root,
  rootName,
} from './delivery.ts';
import { day, der, ecKeys, type Issued, issue, now, pem, rsaKeys } from './issue-certificates.ts';

test('the certificate may come as DER, as a PEM bundle in any order of issuers, or as bare base64', async (t) => {
  const trust = { trustedCertificates: pem(issuer) };
  assert.deepEqual(await deliver(t, { file: der(leaf), options: trust }), event);
  assert.deepEqual(await deliver(t, { file: pem(leaf, root, issuer) }), event);
  const base64 = Buffer.from(der(leaf)).toString('base64');
  assert.deepEqual(await deliver(t, { file: base64, options: trust }), event);
});

test('an issuer given as trusted ends the chain; several can be given, in one text or in many', async (t) => {
  const foreign = await issue({ subject: issuerName, keys: keys.other, authority: {} });
  const file = der(leaf);
  for (const trustedCertificates of [pem(foreign, issuer), [pem(foreign), pem(issuer)], [pem(issuer)]]) {
    assert.deepEqual(await deliver(t, { file, options: { trustedCertificates } }), event);
  }
});

test('a certificate of another organisation is refused', async (t) => {
  const signer = await issue({ subject: [{ CN: ['x'] }, { O: ['Contoso'] }], keys: keys.leaf, issuer });
  await assert.rejects(deliverAs(t, signer), refused(/organization/));
  assert.deepEqual(await deliverAs(t, signer, [issuer], { options: { organization: 'Contoso' } }), event);
});

test('only an attribute of its own names the organisation, and only in full', async (t) => {
  const subjects: x509.JsonName[] = [
    [{ CN: ['O=Microsoft Corporation'] }],
    [{ CN: ['x, O=Microsoft Corporation'] }],
    [{ CN: ['x\nO=Microsoft Corporation'] }],
    [{ CN: ['x + O=Microsoft Corporation'] }, { O: ['Contoso'] }],
    [{ OU: ['Microsoft Corporation'] }],
    [{ O: ['Microsoft Corporation\nO=Contoso'] }],
    [{ O: ['Not Microsoft Corporation'] }],
    [{ O: ['microsoft corporation'] }],
    [{ O: ['Contoso'] }, { O: ['Microsoft Corporation'] }],
    [],
  ];
  for (const subject of subjects) {
    const signer = await issue({ subject, keys: keys.leaf, issuer });
    await assert.rejects(deliverAs(t, signer), refused(/organization/), JSON.stringify(subject));
  }
});

test('the organisation of the issuer counts only where that is asked for', async (t) => {
  const issuedBy = async (organization: string, subject: x509.JsonName) => {
    const authority = await issue({ subject: [{ O: [organization] }], keys: keys.other, authority: {} });
    const signer = await issue({ subject, keys: keys.leaf, issuer: authority });
    const deliverWith = (options: Partial<WebhookOptions>) =>
      deliverAs(t, signer, [], { options: { trustedCertificates: pem(authority), ...options } });
    return deliverWith;
  };
  const byVendor = await issuedBy('Microsoft Corporation', [{ CN: ['x'] }]);
  await assert.rejects(byVendor({}), refused(/organization/));
  assert.deepEqual(await byVendor({ organizationOf: 'issuer' }), event);
  const byAnother = await issuedBy('Contoso', microsoft);
  await assert.rejects(byAnother({ organizationOf: 'issuer' }), refused(/organization/));
});

test('an organisation that shares its place in the name with others counts', async (t) => {
  const subject = [{ CN: ['x'], O: ['Microsoft Corporation'], OU: ['a'] }];
  assert.deepEqual(await deliverAs(t, await issue({ subject, keys: keys.leaf, issuer })), event);
});

test('a certificate counts only between its dates, and so does each issuer', async (t) => {
  const past = { notBefore: now - 9 * day, notAfter: now - 1 };
  const future = { notBefore: now + 1, notAfter: now + day };
  const wanted = { subject: microsoft, keys: keys.leaf, issuer };
  await assert.rejects(deliverAs(t, await issue({ ...wanted, notAfter: now - 1000 })), refused(/certificate: expired/));
  await assert.rejects(
    deliverAs(t, await issue({ ...wanted, notBefore: now + 1000 })),
    refused(/certificate: not yet valid/),
  );
  const authority = { subject: issuerName, keys: keys.issuer, issuer: root, authority: {} };
  const old = await issue({ ...authority, ...past });
  await assert.rejects(deliverAs(t, leaf, [old]), refused(/chain: .*expired/));
  assert.deepEqual(await deliverAs(t, leaf, [old, issuer]), event);
  const early = await issue({ ...authority, notBefore: future.notBefore + 1000, notAfter: future.notAfter });
  await assert.rejects(deliverAs(t, leaf, [early]), refused(/chain: .*not yet valid/));
  const oldRoot = await issue({ subject: rootName, keys: keys.root, authority: {}, ...past });
  const options = { trustedCertificates: pem(oldRoot) };
  await assert.rejects(deliver(t, { options }), refused(/chain: .*expired/));
});

test('a self-signed certificate and one below an unknown root are refused', async (t) => {
  const alone = await issue({ subject: microsoft, keys: keys.leaf });
  await assert.rejects(deliverAs(t, alone, []), refused(/chain: it does not lead/));
  const sameName = await issue({ subject: rootName, keys: keys.other, authority: {} });
  const signer = await issue({ subject: microsoft, keys: keys.leaf, issuer: sameName });
  await assert.rejects(deliverAs(t, signer, [sameName]), refused(/chain: it does not lead/));
  await assert.rejects(deliver(t, { file: pem(leaf) }), refused(/chain: it does not lead/));
});

test('an issuer must be an authority that may sign certificates', async (t) => {
  const wanted = { subject: issuerName, keys: keys.issuer, issuer: root };
  const noAuthority = await issue(wanted);
  await assert.rejects(deliverAs(t, leaf, [noAuthority]), refused(/chain: an issuer is not an authority/));
  const mayNotSign = await issue({ ...wanted, authority: { keyUsage: x509.KeyUsageFlags.digitalSignature } });
  await assert.rejects(deliverAs(t, leaf, [mayNotSign]), refused(/chain: an issuer is not an authority/));
  const options = { trustedCertificates: pem(noAuthority) };
  await assert.rejects(deliver(t, { file: pem(leaf), options }), refused(/chain: an issuer is not an authority/));
});

test('a chain has at most five links, and fewer where an issuer says so', async (t) => {
  const chain = async (length: number, pathLength?: number) => {
    let above = root;
    const issuers: Issued[] = [];
    for (let depth = 1; depth < length; depth += 1) {
      const subject = [{ CN: [`Issuer ${depth}`] }];
      const authority = depth === 1 && pathLength !== undefined ? { pathLength } : {};
      above = await issue({ subject, keys: keys.issuer, issuer: above, authority });
      issuers.unshift(above);
    }
    return deliverAs(t, await issue({ subject: microsoft, keys: keys.leaf, issuer: above }), issuers);
  };
  assert.deepEqual(await chain(5), event);
  await assert.rejects(chain(6), refused(/chain: .*more than 5 links/));
  assert.deepEqual(await chain(4, 2), event);
  await assert.rejects(chain(4, 1), refused(/chain: .*path of this length/));
});

test('many issuers that sign one another are no way to keep the receiver busy', async (t) => {
  const loops = await Promise.all(
    Array.from({ length: 9 }, (_, index) =>
      issue({
        subject: issuerName,
        keys: keys.issuer,
        issuer: { keys: keys.issuer, certificate: issuer.certificate },
        notAfter: now + (index + 1) * day,
        authority: {},
      }),
    ),
  );
  await assert.rejects(deliverAs(t, leaf, loops), refused(/chain/));
  await assert.rejects(deliverAs(t, leaf, [...loops, issuer]), refused(/certificate: the address holds too many/));
});

test('weak keys, weak signatures and unknown critical extensions are refused', async (t) => {
  const short = await issue({ subject: microsoft, keys: await rsaKeys(1024), issuer });
  await assert.rejects(deliverAs(t, short), refused(/certificate: .*2048 bits/));
  const elliptic = await issue({ subject: microsoft, keys: await ecKeys(), issuer });
  await assert.rejects(deliver(t, { file: pem(elliptic, issuer) }), refused(/certificate: .*not an RSA key/));
  const sha1 = await issue({ subject: microsoft, keys: keys.leaf, issuer, hash: 'SHA-1' });
  await assert.rejects(deliverAs(t, sha1), refused(/chain: .*not sound/));
  const unknown = new x509.Extension('1.2.3.4', true, new Uint8Array([5, 0]));
  const strange = await issue({ subject: microsoft, keys: keys.leaf, issuer, extensions: [unknown] });
  await assert.rejects(deliverAs(t, strange), refused(/certificate: .*critical extension/));
});

test('what is no certificate is refused', async (t) => {
  const whole = der(leaf);
  const files = ['', '<html>', '0', Buffer.from([0x30, 0x80]), whole.subarray(0, 300), pem(leaf).replace('MII', 'AAA')];
  for (const file of files) {
    await assert.rejects(deliver(t, { file }), refused(/certificate: the address does not hold one/));
  }
});

test('a certificate with one wrong byte anywhere is refused, never a crash', async (t) => {
  const whole = der(leaf);
  for (let at = 0; at < whole.length; at += 7) {
    const file = Uint8Array.from(whole);
    file[at] = (file[at] ?? 0) ^ 0x55;
    const options = { trustedCertificates: pem(issuer) };
    await assert.rejects(deliver(t, { file, options }), refused(/certificate|chain|organization/), `byte ${at}`);
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoTenants } from '../../src/authority/demo-directory.ts';
import { createDirectory } from '../../src/authority/directory.ts';
import { domain, tenant, userName, webApp } from './authority-fixture.ts';

test('tenants are found by id and domain, apps by id, users by name, all without regard to case', () => {
  const directory = createDirectory(demoTenants);
  for (const name of [tenant, tenant.toUpperCase(), domain, ` ${domain.toUpperCase()} `]) {
    assert.equal(directory.findTenant(name)?.id, tenant);
  }
  assert.equal(directory.findApp(webApp.toUpperCase())?.tenant.id, tenant);
  const user = directory.findUser(userName.toUpperCase())?.user;
  assert.equal(user?.userPrincipalName, userName);
  assert.equal(directory.findUserById(tenant.toUpperCase(), user?.id ?? ''), user);
});

test('names of object members find nothing', () => {
  const directory = createDirectory(demoTenants);
  for (const name of ['__proto__', 'constructor', 'toString', '']) {
    assert.equal(directory.findTenant(name), undefined);
    assert.equal(directory.findApp(name), undefined);
    assert.equal(directory.findUser(name), undefined);
  }
});

test('a name that is there twice and an id that is no GUID are mistakes', () => {
  const [first, second] = demoTenants;
  assert.ok(first && second);
  assert.throws(() => createDirectory([first, { ...second, domain: first.domain.toUpperCase() }]), /twice/);
  assert.throws(() => createDirectory([first, { ...second, users: first.users }]), /twice/);
  assert.throws(() => createDirectory([{ ...first, id: 'contoso' }]), /not a GUID/);
});

test('a hash, a certificate or an address that cannot be read is told at the start, not at the first sign-in', () => {
  const [first] = demoTenants;
  const [app] = first?.apps ?? [];
  const [user] = first?.users ?? [];
  assert.ok(first && app && user);
  const start = (change: object) => () => createDirectory([{ ...first, ...change }]);
  assert.throws(start({ users: [{ ...user, passwordHash: 'Partnerite-demo-1' }] }), /not a scrypt hash/);
  const absurd = user.passwordHash.replace('N=4096', 'N=1048576');
  assert.throws(start({ users: [{ ...user, passwordHash: absurd }] }), /sensible work factors/);
  assert.throws(start({ apps: [{ ...app, secretHashes: ['partnerite-demo-secret'] }] }), /not a scrypt hash/);
  assert.throws(start({ apps: [{ ...app, certificates: ['MIIB'] }] }), /cannot be read/);
  assert.throws(start({ apps: [{ ...app, redirectUris: ['localhost'] }] }), /not an address/);
});

test("an unknown user is as dear to verify as the dearest of the directory's own", () => {
  assert.match(createDirectory(demoTenants).nobodysHash, /^scrypt\$N=4096,r=8,p=1\$/);
  const [first] = demoTenants;
  const [user] = first?.users ?? [];
  assert.ok(first && user);
  const dear = user.passwordHash.replace('N=4096', 'N=65536');
  const other = { ...user, id: tenant, userPrincipalName: 'other@contosopartner.onmicrosoft.com', passwordHash: dear };
  const directory = createDirectory([{ ...first, users: [user, other] }]);
  assert.match(directory.nobodysHash, /^scrypt\$N=65536,r=8,p=1\$/);
});

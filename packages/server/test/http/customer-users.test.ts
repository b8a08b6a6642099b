import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { verifySecret } from '../../src/authority/secret-hash.ts';
import { type ApiClient, apiClient, type Json } from '../api-client.ts';
import { partnerA, partnerB, startTestServer, type TestServer } from '../running-server.ts';
import { directCustomer, freshDomain } from './customer-bodies.ts';
import { newUser, password } from './customer-user-bodies.ts';

const unknown = '77777777-7777-4777-8777-777777777777';

describe('the users of a customer', () => {
  let server: TestServer;
  let client: ApiClient;
  let other: ApiClient;
  let domain: string;
  let customer: string;
  let path: string;

  before(async () => {
    server = await startTestServer();
    client = apiClient(server, await server.userToken(partnerA));
    other = apiClient(server, await server.userToken(partnerB));
  });
  after(() => server.dispose());
  beforeEach(async () => {
    domain = freshDomain();
    customer = (await client.post('/v1/customers', directCustomer({ domain }))).body.id;
    path = `/v1/customers/${customer}/users`;
  });

  const create = async (values: Json = {}): Promise<Json> => {
    const { status, text, body } = await client.post(path, newUser(domain, values));
    assert.equal(status, 200, text);
    return body;
  };
  const patch = (address: string, body: unknown, headers = {}) => client.call('PATCH', address, { body, headers });
  const remove = (id: string) => client.call('DELETE', `${path}/${id}`);
  /** Those who were created beside the tenant's first administrator. */
  const others = async (): Promise<Json[]> =>
    (await client.get(path)).body.items.filter((user: Json) => !user.userPrincipalName.startsWith('admin@'));
  const records = async () =>
    (await server.store.readAuditRecords(partnerA.tenant, { customerId: customer, limit: 1000 })).filter(
      ({ resourceType }) => resourceType === 'customer_user',
    );
  const operationTypes = async () => (await records()).map(({ operationType }) => operationType);
  const auditedValue = (bytes: Uint8Array = Buffer.from('null')) => JSON.parse(Buffer.from(bytes).toString());

  test('a user is created, and its password shown in this answer and never again', async () => {
    const sent = newUser(domain, { ImmutableId: 'Some unique ID', PhoneNumber: '4255550101' });
    const { status, body } = await client.post(path, sent);
    assert.equal(status, 200);
    const { passwordProfile, ...user } = body;
    assert.deepEqual(passwordProfile, { password, forceChangePassword: true });
    assert.deepEqual(user, {
      usageLocation: 'US',
      id: user.id,
      userPrincipalName: sent.UserPrincipalName,
      firstName: 'Ferdinand',
      lastName: 'Filibuster',
      displayName: 'Ferdinand',
      immutableId: 'Some unique ID',
      phoneNumber: '4255550101',
      userDomainType: 'none',
      state: 'active',
      links: { self: { uri: `/customers/${customer}/users/${user.id}`, method: 'GET', headers: [] } },
      attributes: { objectType: 'CustomerUser' },
    });
    assert.deepEqual((await client.get(`${path}/${user.id.toUpperCase()}`)).body, user);
    assert.deepEqual(await others(), [user]);
  });

  test('a new customer has the administrator whose credentials its creation showed', async () => {
    const { items } = (await client.get(path)).body;
    const [{ id, links: _, ...administrator }] = items;
    assert.deepEqual(
      [items.length, administrator],
      [
        1,
        {
          userPrincipalName: `admin@${domain}`,
          firstName: 'Test',
          lastName: 'Test',
          displayName: 'test company',
          userDomainType: 'none',
          state: 'active',
          attributes: { objectType: 'CustomerUser' },
        },
      ],
    );
    const roles = (await client.get(`${path}/${id}/directoryroles`)).body.items;
    assert.deepEqual(
      roles.map(({ name }: Json) => name),
      ['Global Administrator'],
    );
    const { document = '' } =
      (await server.store.readResource(partnerA.tenant, { kind: 'user', owner: customer, id })) ?? {};
    assert.equal(JSON.parse(document).passwordHash, undefined);
    const passwordProfile = { password: 'Renew456*', forceChangePassword: true };
    const reset = await patch(`${path}/${id}/resetpassword`, { passwordProfile });
    assert.deepEqual(reset.body.passwordProfile, passwordProfile);
  });

  test('of a password only a hash is stored, and nothing is in the audit', async () => {
    const { id } = await create();
    await patch(`${path}/${id}/resetpassword`, { passwordProfile: { password: 'Renew456*' } });
    const key = { kind: 'user', owner: customer, id };
    const { document = '' } = (await server.store.readResource(partnerA.tenant, key)) ?? {};
    assert.equal(document.includes(password) || document.includes('Renew456*'), false);
    assert.equal(await verifySecret('Renew456*', JSON.parse(document).passwordHash), true);
    const audited = (await records()).flatMap(({ oldValue, newValue }) => [
      auditedValue(oldValue),
      auditedValue(newValue),
    ]);
    assert.deepEqual(await operationTypes(), ['create_customer_user', 'reset_customer_user_password']);
    assert.doesNotMatch(JSON.stringify(audited), /password|scrypt|abCD123|Renew456/i);
  });

  test('a password is taken as it is, blanks at its ends included', async () => {
    const spaced = ' abCD 123* ';
    const { passwordProfile } = await create({ PasswordProfile: { Password: spaced } });
    assert.deepEqual(passwordProfile, { password: spaced, forceChangePassword: false });
  });

  test('the same creation, repeated with its request id, is answered as the first was, password included', async () => {
    const headers = { 'MS-RequestId': crypto.randomUUID() };
    const body = newUser(domain);
    const first = await client.post(path, body, headers);
    const second = await client.post(path, body, headers);
    assert.equal(second.text, first.text);
    assert.equal(second.headers.get('partnerite-replayed'), 'true');
    assert.deepEqual(await operationTypes(), ['create_customer_user']);
  });

  test('a user principal name belongs to one user of all customers, without regard to case', async () => {
    const { userPrincipalName } = await create();
    const body = newUser(domain, { UserPrincipalName: userPrincipalName.toUpperCase() });
    const again = await client.post(path, body);
    assert.deepEqual([again.status, again.body.code, again.body.data], [409, 409, ['userPrincipalName']]);
    const { id } = await create();
    const renamed = await patch(`${path}/${id}`, { userPrincipalName });
    assert.deepEqual([renamed.status, renamed.body.code], [409, 409]);
  });

  test('two creations of one name at once: one is done', async () => {
    const name = `race@${domain}`;
    const create = () => client.post(path, newUser(domain, { UserPrincipalName: name }));
    const statuses = (await Promise.all([create(), create()])).map(({ status }) => status);
    assert.deepEqual(statuses.toSorted(), [200, 409]);
  });

  describe('an update', () => {
    test('changes what it names and leaves the rest', async () => {
      const { passwordProfile: _, ...before } = await create();
      const change = { UsageLocation: 'se', DisplayName: 'Zoë', FirstName: null };
      const { status, body } = await patch(`${path}/${before.id}`, change);
      assert.equal(status, 200);
      assert.deepEqual(body, { ...before, usageLocation: 'SE', displayName: 'Zoë' });
      assert.deepEqual((await client.get(`${path}/${before.id}`)).body, body);
      const record = (await records()).at(-1);
      assert.equal(record?.operationType, 'update_customer_user');
      assert.deepEqual([auditedValue(record?.oldValue), auditedValue(record?.newValue)], [before, body]);
    });

    test('may name the user in the body', async () => {
      const { id } = await create();
      const { status, body } = await patch(path, { id, lastName: 'Smith' });
      assert.deepEqual([status, body.id, body.lastName], [200, id, 'Smith']);
      const nameless = await patch(path, { lastName: 'Smith' });
      assert.deepEqual([nameless.status, nameless.body.data], [400, ['id']]);
      assert.equal((await patch(path, { id: unknown, lastName: 'Smith' })).body.code, 60002);
    });

    test('does not take the id of another user', async () => {
      const { id } = await create();
      const { status, body } = await patch(`${path}/${id}`, { id: unknown });
      assert.deepEqual([status, body.data], [400, ['id']]);
      assert.equal((await patch(`${path}/${id}`, { id: id.toUpperCase() })).status, 200);
    });

    test('of the user principal name frees the old one', async () => {
      const { id, userPrincipalName } = await create();
      const next = `renamed@${domain}`;
      assert.equal((await patch(`${path}/${id}`, { userPrincipalName: next })).body.userPrincipalName, next);
      assert.equal((await operationTypes()).at(-1), 'update_customer_user_principal_name');
      await create({ UserPrincipalName: userPrincipalName });
    });

    test('of the same user by several at once loses none', async () => {
      const { id } = await create();
      const changes = [{ firstName: 'A' }, { lastName: 'B' }, { phoneNumber: '1' }, { displayName: 'D' }];
      await Promise.all(changes.map((change) => patch(`${path}/${id}`, change)));
      const { firstName, lastName, phoneNumber, displayName } = (await client.get(`${path}/${id}`)).body;
      assert.deepEqual({ firstName, lastName, phoneNumber, displayName }, Object.assign({}, ...changes));
    });

    test('with a password resets it, as vendor clients do, and shows nothing of it', async () => {
      const { passwordProfile: _, ...user } = await create();
      const key = { kind: 'user', owner: customer, id: user.id };
      for (const [address, values, newPassword] of [
        [`${path}/${user.id}`, {}, 'Renew456*'],
        [path, { id: user.id }, 'Renew789*'],
      ] as const) {
        const passwordProfile = { password: newPassword, forceChangePassword: true };
        const { status, body } = await patch(address, { ...values, passwordProfile });
        assert.deepEqual([status, body], [200, user]);
        assert.equal((await operationTypes()).at(-1), 'reset_customer_user_password');
        const { document = '' } = (await server.store.readResource(partnerA.tenant, key)) ?? {};
        assert.equal(await verifySecret(newPassword, JSON.parse(document).passwordHash), true);
      }
      assert.doesNotMatch(JSON.stringify((await records()).map(({ newValue }) => auditedValue(newValue))), /Renew/);
    });

    test('cannot make a user inactive', async () => {
      const { id } = await create();
      const { status, body } = await patch(`${path}/${id}`, { state: 'Inactive' });
      assert.deepEqual([status, body.code, body.data], [400, 3000, ['state']]);
    });
  });

  describe('a deleted user', () => {
    const deleted =
      '?size=500&filter=%7B%22Field%22%3A%22UserState%22%2C%22Value%22%3A%22Inactive%22%2C%22Operator%22%3A%22equals%22%7D';

    test('is only in the list of inactive users, with the time of its deletion', async () => {
      const { passwordProfile: _, ...user } = await create();
      const { status, text } = await remove(user.id);
      assert.deepEqual([status, text], [204, '']);
      assert.equal((await client.get(`${path}/${user.id}`)).body.code, 60002);
      assert.deepEqual(await others(), []);
      const { body } = await client.get(`${path}${deleted}`);
      const [{ softDeletionTime, ...rest }] = body.items;
      assert.deepEqual([body.totalCount, rest], [1, { ...user, state: 'inactive' }]);
      assert.match(softDeletionTime, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      assert.equal(body.links.self.uri, `/customers/${customer}/users${deleted}`);
      assert.equal((await remove(user.id)).body.code, 60002);
      assert.deepEqual(await operationTypes(), ['create_customer_user', 'delete_customer_user']);
    });

    test('can be restored, and nothing else be done with it', async () => {
      const { passwordProfile: _, ...user } = await create();
      await remove(user.id);
      assert.equal((await patch(`${path}/${user.id}`, { displayName: 'X' })).body.code, 60002);
      const reset = await patch(`${path}/${user.id}/resetpassword`, { passwordProfile: { password } });
      assert.equal(reset.body.code, 60002);
      const { status, body } = await patch(`${path}/${user.id}`, { State: 'active' });
      assert.deepEqual([status, body], [200, user]);
      assert.deepEqual(await others(), [user]);
      assert.deepEqual((await client.get(`${path}${deleted}`)).body.items, []);
      assert.equal((await operationTypes()).at(-1), 'restore_customer_user');
    });

    test('leaves its name to others, and comes back only under a free one', async () => {
      const { id, userPrincipalName } = await create();
      await remove(id);
      await create({ UserPrincipalName: userPrincipalName });
      const taken = await patch(`${path}/${id}`, { state: 'active' });
      assert.deepEqual([taken.status, taken.body.code], [409, 409]);
      const body = { state: 'active', userPrincipalName: `back@${domain}` };
      assert.equal((await patch(`${path}/${id}`, body)).body.userPrincipalName, `back@${domain}`);
    });

    test('restoring a user who is not deleted changes nothing', async () => {
      const { passwordProfile: _, ...user } = await create();
      const { status, body } = await patch(`${path}/${user.id}`, { state: 'active' });
      assert.deepEqual([status, body], [200, user]);
    });
  });

  describe('the list', () => {
    const people = [
      ['Zoe', 'z'],
      ['émile', 'y'],
      ['Emil', 'x'],
      ['anna', 'w'],
      ['Anna', 'v'],
    ] as const;

    beforeEach(async () => {
      const [administrator] = (await client.get(path)).body.items;
      await remove(administrator.id);
      for (const [DisplayName, name] of people) await create({ DisplayName, UserPrincipalName: `${name}@${domain}` });
    });

    /** Follows the links as vendor clients do: the link's address, the link's headers, nothing else. */
    const walk = async (query: string): Promise<string[][]> => {
      const pages: string[][] = [];
      let answer = await client.get(`${path}${query}`);
      for (;;) {
        assert.equal(answer.status, 200, answer.text);
        pages.push(answer.body.items.map((user: Json) => user.displayName));
        const { next } = answer.body.links;
        if (next === undefined) return pages;
        assert.equal(next.headers[0].value, answer.body.continuationToken);
        const headers = Object.fromEntries(next.headers.map(({ key, value }: Json) => [key, value]));
        answer = await client.get(`/v1/${next.uri}`, { headers });
      }
    };

    test('is in the order of display names, page by page', async () => {
      const pages = await walk('?size=2');
      assert.deepEqual(
        pages.map(({ length }) => length),
        [2, 2, 1],
      );
      assert.deepEqual(pages.flat().slice(2), ['Emil', 'émile', 'Zoe']);
      assert.deepEqual(pages.flat().slice(0, 2).toSorted(), ['Anna', 'anna']);
      assert.deepEqual((await walk('?size=0')).flat(), pages.flat());
    });

    test('can be sorted otherwise, page by page too', async () => {
      const byName = ['Anna', 'anna', 'Emil', 'émile', 'Zoe'];
      assert.deepEqual((await walk('?size=2&sortField=UserPrincipalName')).flat(), byName);
      const down = (await walk('?size=2&sortField=userprincipalname&sortDirection=Descending')).flat();
      assert.deepEqual(down, byName.toReversed());
      assert.deepEqual((await walk('?size=3&sortDirection=descending')).flat(), (await walk('')).flat().toReversed());
      assert.deepEqual((await walk('?size=1&sortField=LastName')).flat().toSorted(), byName.toSorted());
    });

    test('pages neither repeat nor hide users while others come and go', async () => {
      const first = (await client.get(`${path}?size=2`)).body;
      await remove(first.items[0].id);
      await create({ DisplayName: 'aaa' });
      const headers = { 'MS-ContinuationToken': first.continuationToken };
      const second = (await client.get(`${path}?seekOperation=Next`, { headers })).body;
      assert.deepEqual(
        second.items.map((user: Json) => user.displayName),
        ['Emil', 'émile'],
      );
    });

    test('the deleted ones are in the order of their deletion, page by page', async () => {
      const users = (await client.get(path)).body.items;
      for (const { id } of users) await remove(id);
      const names = ['test company', ...users.map((user: Json) => user.displayName)];
      const filter = encodeURIComponent('{"field":"UserStatus","value":"inactive","operator":"Equals"}');
      const pages = await walk(`?size=2&filter=${filter}`);
      assert.deepEqual(pages.flat().toSorted(), names.toSorted());
    });

    test('a token of another list, partner or customer is refused', async () => {
      const { continuationToken } = (await client.get(`${path}?size=2`)).body;
      const headers = { 'MS-ContinuationToken': continuationToken };
      for (const [as, address] of [
        [client, `/v1/customers/${partnerA.customer}/users`],
        [client, '/v1/customers'],
        [other, `/v1/customers/${partnerB.customer}/users`],
      ] as const) {
        const { status, body } = await as.get(`${address}?seekOperation=Next`, { headers });
        assert.deepEqual([status, body.code], [400, 2000], address);
      }
    });

    test('takes no other filter', async () => {
      for (const filter of [
        '{"Field":"DisplayName","Value":"a","Operator":"equals"}',
        '{"Field":"UserState","Value":"Inactive","Operator":"starts_with"}',
        '{"Field":"UserState","Value":"Asleep","Operator":"equals"}',
        '{"Field":"UserState","Operator":"equals"}',
        '{"LeftFilter":{"Field":"UserState","Value":"Active","Operator":"equals"},"RightFilter":{"Field":"UserState","Value":"Active","Operator":"equals"},"Operator":"and"}',
        '{"Field":"__proto__","Value":"x","Operator":"equals"}',
        '{',
        '[]',
      ]) {
        const { status, body } = await client.get(`${path}?filter=${encodeURIComponent(filter)}`);
        assert.deepEqual([status, body.code, body.data], [400, 2000, ['filter']], filter);
      }
    });

    test('takes no other order', async () => {
      for (const [query, data] of [
        ['?sortField=passwordHash', ['sortField']],
        ['?sortDirection=Sideways', ['sortDirection']],
        ['?size=-1', ['size']],
        ['?seekOperation=Last', ['seekOperation']],
      ] as const) {
        const { status, body } = await client.get(`${path}${query}`);
        assert.deepEqual([status, body.code, body.data], [400, 3000, data], query);
      }
    });
  });

  describe('bad input', () => {
    const refused = async (values: Json, data: readonly string[]) => {
      const { status, body } = await client.post(path, newUser(domain, values));
      assert.deepEqual([status, body.code], [400, 3000], JSON.stringify(values).slice(0, 200));
      assert.deepEqual(new Set(body.data), new Set(data), JSON.stringify(values).slice(0, 200));
    };

    test('required members', async () => {
      const { status, body } = await client.post(path, {});
      assert.deepEqual([status, body.code], [400, 3000]);
      assert.deepEqual(new Set(body.data), new Set(['userPrincipalName', 'displayName', 'passwordProfile']));
      await refused({ PasswordProfile: {} }, ['passwordProfile.password']);
      await refused({ DisplayName: ' ', UserPrincipalName: null }, ['displayName', 'userPrincipalName']);
    });

    test('wrong types', async () => {
      await refused({ DisplayName: 1, FirstName: [], LastName: {} }, ['displayName', 'firstName', 'lastName']);
      await refused({ PasswordProfile: 'abCD123*' }, ['passwordProfile']);
      await refused({ PasswordProfile: { Password: 1, ForceChangePassword: 'yes' } }, [
        'passwordProfile.password',
        'passwordProfile.forceChangePassword',
      ]);
    });

    test('too long, or hostile', async () => {
      await refused({ FirstName: 'x'.repeat(65), DisplayName: 'x'.repeat(257) }, ['firstName', 'displayName']);
      await refused({ LastName: 'a\u0000b', ImmutableId: '\ud800' }, ['lastName', 'immutableId']);
      await refused({ UserPrincipalName: `${'x'.repeat(65)}@${domain}` }, ['userPrincipalName']);
      for (const name of [
        'no-at-sign',
        `@${domain}`,
        `a b@${domain}`,
        `é@${domain}`,
        `a@b@${domain}`,
        `a/b@${domain}`,
      ]) {
        await refused({ UserPrincipalName: name }, ['userPrincipalName']);
      }
    });

    test('passwords that are too short, too long or too simple', async () => {
      for (const weak of ['', 'aB1*', 'aB1*'.repeat(65), 'abcdefgh', 'abcdefg1', 'ABCDEFG1', 'abcd\u0000EF1*']) {
        await refused({ PasswordProfile: { Password: weak } }, ['passwordProfile.password']);
      }
      const { id } = await create();
      const { status, body } = await patch(`${path}/${id}/resetpassword`, { passwordProfile: { password: 'short' } });
      assert.deepEqual([status, body.data], [400, ['passwordProfile.password']]);
      assert.equal((await patch(`${path}/${id}/resetpassword`, {})).status, 400);
    });

    test('an error never repeats the password', async () => {
      const { text } = await client.post(path, newUser(domain, { PasswordProfile: { Password: 'secretsecret' } }));
      assert.doesNotMatch(text, /secretsecret/);
    });

    test('a country that is none, with what was meant', async () => {
      await refused({ UsageLocation: 'country/region code' }, ['usageLocation']);
      await refused({ UsageLocation: 'XX' }, ['usageLocation']);
      const { body } = await client.post(path, newUser(domain, { UsageLocation: 'UK' }));
      assert.match(body.description, /GB/);
    });

    test('a domain that is not of this customer', async () => {
      await refused({ UserPrincipalName: 'user@wingtiptoys.onmicrosoft.com' }, ['userPrincipalName']);
      const { id, userPrincipalName } = await create();
      const { status, body } = await patch(`${path}/${id}`, { userPrincipalName: 'user@elsewhere.example' });
      assert.deepEqual([status, body.data], [400, ['userPrincipalName']]);
      assert.equal((await client.get(`${path}/${id}`)).body.userPrincipalName, userPrincipalName);
    });
  });

  test('in a domain that the customer brought along a user needs an immutable id', async () => {
    const name = `${domain.slice(0, 12)}.example.com`;
    const verified = await client.post(`/v1/customers/${customer}/verifieddomain`, {
      VerifiedDomainName: name,
      Domain: {
        AuthenticationType: 'Managed',
        Capability: 'Email',
        Name: name,
        Status: 'Verified',
        VerificationMethod: 'None',
      },
    });
    assert.equal(verified.status, 201, verified.text);
    const UserPrincipalName = `user@${name.toUpperCase()}`;
    const { status, body } = await client.post(path, newUser(domain, { UserPrincipalName }));
    assert.deepEqual([status, body.data], [400, ['immutableId']]);
    const { id } = await create({ UserPrincipalName, ImmutableId: 'Some unique ID' });
    assert.equal((await patch(`${path}/${id}`, { firstName: 'A' })).status, 200);
  });

  test('ids that no user has are 404', async () => {
    const { id } = await create();
    const elsewhere = `/v1/customers/${partnerA.customer}/users/${id}`;
    for (const address of [`${path}/${unknown}`, `${path}/x`, `${path}/__proto__`, elsewhere]) {
      assert.equal((await client.get(address)).body.code, 60002, address);
      assert.equal((await patch(address, { firstName: 'A' })).body.code, 60002, address);
      assert.equal((await client.call('DELETE', address)).body.code, 60002, address);
    }
  });

  test('users go with their customer', async () => {
    const { id } = await create();
    await client.call('DELETE', `/v1/customers/${customer}`);
    assert.equal((await client.get(`${path}/${id}`)).body.code, 20002);
    assert.equal(await server.store.readResource(partnerA.tenant, { kind: 'user', owner: customer, id }), undefined);
  });

  test('another partner sees none of it', async () => {
    const { id } = await create();
    for (const [method, address, body] of [
      ['GET', path, undefined],
      ['POST', path, newUser(domain)],
      ['PATCH', path, { id, firstName: 'A' }],
      ['GET', `${path}/${id}`, undefined],
      ['PATCH', `${path}/${id}`, { firstName: 'A' }],
      ['PATCH', `${path}/${id}/resetpassword`, { passwordProfile: { password } }],
      ['DELETE', `${path}/${id}`, undefined],
    ] as const) {
      const answer = await other.call(method, address, body === undefined ? {} : { body });
      assert.deepEqual([answer.status, answer.body.code], [403, 20002], `${method} ${address}`);
    }
    assert.equal((await client.get(`${path}/${id}`)).body.firstName, 'Ferdinand');
  });

  test('a token of an application alone is refused', async () => {
    const app = apiClient(server, await server.appToken(partnerA));
    assert.equal((await app.get(path)).body.code, 2032);
    assert.equal((await app.post(path, newUser(domain))).body.code, 2032);
  });
});

describe('a deleted user, as time goes by', () => {
  const day = 24 * 60 * 60 * 1000;
  const path = `/v1/customers/${partnerA.customer}/users`;
  const inactive = `?filter=${encodeURIComponent('{"Field":"UserState","Value":"Inactive","Operator":"equals"}')}`;

  test('is kept for 30 days, and then gone', async (context) => {
    let now = Date.UTC(2026, 2, 1);
    const server = await startTestServer({ clock: () => now });
    context.after(() => server.dispose());
    const client = async () => apiClient(server, await server.userToken(partnerA));
    const first = await client();
    const { id } = (await first.post(path, newUser('wingtiptoys.onmicrosoft.com'))).body;
    await first.call('DELETE', `${path}/${id}`);

    now += 30 * day;
    assert.equal((await (await client()).get(`${path}${inactive}`)).body.totalCount, 1);
    now += 1000;
    const last = await client();
    assert.equal((await last.get(`${path}${inactive}`)).body.totalCount, 0);
    const { body } = await last.call('PATCH', `${path}/${id}`, { body: { state: 'active' } });
    assert.equal(body.code, 60002);
  });

  test('is removed from the database when the 30 days are over, unless restored', async (context) => {
    let now = Date.UTC(2026, 2, 1) + 999;
    const server = await startTestServer({ clock: () => now });
    context.after(() => server.dispose());
    const client = apiClient(server, await server.userToken(partnerA));
    const make = async () => {
      const user = (await client.post(path, newUser('wingtiptoys.onmicrosoft.com'))).body;
      assert.equal((await client.call('DELETE', `${path}/${user.id}`)).status, 204);
      return user;
    };
    const [gone, restored] = [await make(), await make()];
    await client.call('PATCH', `${path}/${restored.id}`, { body: { state: 'active' } });
    const left = async (kind: string) =>
      (await server.store.listResources(partnerA.tenant, { kind, owner: partnerA.customer, limit: 100 })).map(
        ({ id }) => id,
      );
    now += 30 * day;
    await server.store.removeExpired(now);
    assert.deepEqual(await left('deletedUser'), [gone.id]);
    now += 1;
    await server.store.removeExpired(now);
    assert.deepEqual(await left('deletedUser'), []);
    assert.ok((await left('user')).includes(restored.id));
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseAddress } from '../../../src/store/postgres/address.ts';

describe('the address of a PostgreSQL database', () => {
  test('says host, port, user, password and name, each decoded', () => {
    const { hosts, user, password, database } = parseAddress('postgres://us%40er:p%3Aw%2F@db.example:6000/na%20me');
    assert.deepEqual(
      { hosts, user, password, database },
      {
        hosts: [{ host: 'db.example', port: 6000 }],
        user: 'us@er',
        password: 'p:w/',
        database: 'na me',
      },
    );
  });

  test('leaves the rest to the usual', () => {
    const { hosts, password, database, tls, schema, prepare } = parseAddress('postgresql://app@db');
    assert.deepEqual(
      { hosts, password, database, tls, schema, prepare },
      {
        hosts: [{ host: 'db', port: 5432 }],
        password: undefined,
        database: 'app',
        tls: 'prefer',
        schema: undefined,
        prepare: true,
      },
    );
  });

  test('may name several hosts, of either kind of address', () => {
    assert.deepEqual(parseAddress('postgres://app@db1:6000,db2,[::1]:7000/x').hosts, [
      { host: 'db1', port: 6000 },
      { host: 'db2', port: 5432 },
      { host: '::1', port: 7000 },
    ]);
  });

  test('may name the folder of a socket, on which there is no TLS', () => {
    const { socketFolder, tls, hosts } = parseAddress(
      'postgres://app@/x?host=/run/postgresql&port=6000&sslmode=require',
    );
    assert.deepEqual([socketFolder, tls, hosts[0]?.port], ['/run/postgresql', false, 6000]);
  });

  test('says how the certificate of the server is checked', () => {
    const tlsOf = (mode: string) => parseAddress(`postgres://app@db/x?sslmode=${mode}`).tls;
    assert.equal(tlsOf('disable'), false);
    assert.equal(tlsOf('allow'), 'prefer');
    assert.equal(tlsOf('prefer'), 'prefer');
    assert.deepEqual(tlsOf('require'), { checks: 'nothing' });
    // A root certificate is not given for nothing.
    assert.deepEqual(tlsOf('require&sslrootcert=system'), { checks: 'authority' });
    assert.deepEqual(tlsOf('verify-ca'), { checks: 'authority' });
    assert.deepEqual(tlsOf('verify-full'), { checks: 'authority and name' });
  });

  for (const [address, why] of [
    ['mysql://app@db/x', /postgres:\/\//],
    ['postgres://db/x', /no user/],
    ['postgres://app@db:0/x', /no host/],
    ['postgres://app@db:99999/x', /no host/],
    ['postgres://app@db,/x', /no host/],
    ['postgres://app@db/x?sslmode=always', /sslmode always/],
    ['postgres://app@db/x?sslmode=verify-full&sslrootcert=/nowhere', /cannot be read/],
    ['postgres://app@db/x?schema=A-b', /schema/],
    ['postgres://app@db/x?connections=1', /connections/],
    ['postgres://app@db/x?statement_timeout=soon', /statement_timeout/],
    ['postgres://app@db/x?color=red', /color/],
  ] as const) {
    test(`${address} makes no sense`, () => {
      assert.throws(
        () => parseAddress(address),
        (error: unknown) => {
          assert.ok(error instanceof TypeError);
          assert.match(error.message, why);
          return true;
        },
      );
    });
  }

  test('is never shown with its password', () => {
    assert.throws(
      () => parseAddress('postgres://app:secret@db:0/x'),
      ({ message }: Error) => !message.includes('secret'),
    );
  });
});

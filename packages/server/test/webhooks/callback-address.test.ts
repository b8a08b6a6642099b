import assert from 'node:assert/strict';
import type { LookupFunction } from 'node:net';
import { describe, type TestContext, test } from 'node:test';
import { callbackRules } from '../../src/webhooks/callback-address.ts';
import { callbackSender, type SendOptions } from '../../src/webhooks/send-callback.ts';
import { type Answering, accept, type Receiver, startReceiver } from './receiver.ts';

const onNetwork = callbackRules({ allowLoopback: false, allowedNetworks: [] });
const onLoopback = callbackRules({ allowLoopback: true, allowedNetworks: [] });

describe('an address that may be connected to', () => {
  for (const address of ['8.8.8.8', '172.32.0.1', '192.167.255.255', '2606:4700::1111', '2a00:1450:4001::200e']) {
    test(`${address} is public`, () => assert.ok(onNetwork.admits(address)));
  }

  const special: Readonly<Record<string, readonly string[]>> = {
    private: ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '100.64.0.1', 'fc00::1', 'fd12:3456::1'],
    loopback: ['127.0.0.1', '127.255.255.254', '::1'],
    'link-local': ['169.254.0.1', 'fe80::1', 'fe80::1%eth0', 'fec0::1'],
    'of cloud metadata': ['169.254.169.254', '168.63.129.16', '100.100.100.200', '192.0.0.192', 'fd00:ec2::254'],
    unspecified: ['0.0.0.0', '0.1.2.3', '::'],
    'multicast or broadcast': ['224.0.0.1', '239.255.255.250', '255.255.255.255', '240.0.0.1', 'ff02::1'],
    'for documentation or measurements': ['192.0.2.1', '198.18.0.1', '203.0.113.9', '2001:db8::1', '3fff::1'],
    'IPv4 inside IPv6': [
      ...['::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:8.8.8.8', '::ffff:7f00:1', '0:0:0:0:0:ffff:7f00:1'],
      ...['::127.0.0.1', '64:ff9b::7f00:1', '64:ff9b:1::1', '2002:7f00:1::', '2001:0:7f00:1::'],
    ],
    none: ['', 'localhost', '127.1', '2130706433', '0x7f000001', '0177.0.0.1', '1.2.3.4.5', '[::1]'],
  };
  for (const [kind, addresses] of Object.entries(special)) {
    for (const address of addresses) {
      test(`${address || 'the empty one'} is ${kind}`, () => assert.ok(!onNetwork.admits(address)));
    }
  }

  test('loopback is for a server on loopback, as IPv4 or IPv6', () => {
    for (const address of ['127.0.0.1', '127.8.9.10', '::1']) assert.ok(onLoopback.admits(address), address);
    for (const address of ['10.0.0.1', '0.0.0.0', '::', '::ffff:127.0.0.1', '0:0:0:0:0:ffff:7f00:1']) {
      assert.ok(!onLoopback.admits(address), address);
    }
  });

  test('the operator can allow networks and addresses', () => {
    const rules = callbackRules({
      allowLoopback: false,
      allowedNetworks: ['10.1.0.0/16', 'fd00:1::/32', '192.168.7.7'],
    });
    for (const address of ['10.1.255.1', 'fd00:1::9', '192.168.7.7']) assert.ok(rules.admits(address), address);
    for (const address of ['10.2.0.1', 'fd00:2::9', '192.168.7.8', '127.0.0.1', '::ffff:10.1.0.1']) {
      assert.ok(!rules.admits(address), address);
    }
  });

  test('what is no network is refused at the start', () => {
    for (const network of ['intranet', '10.0.0.0/33', '::/129', '10.0.0.0/', '10.0.0.0/x', '10.0.0/8', '']) {
      const options = { allowLoopback: false, allowedNetworks: [network] };
      assert.throws(() => callbackRules(options), TypeError, network);
    }
  });
});

/** What an attacker registers. Each is refused before anything is sent. */
const attacks: readonly (readonly [string, string])[] = [
  ['a private address', 'http://10.0.0.1/'],
  ['loopback', 'http://127.0.0.1:4500/'],
  ['loopback in IPv6', 'http://[::1]/'],
  ['cloud metadata', 'http://169.254.169.254/latest/meta-data/'],
  ['the unspecified address', 'http://0.0.0.0:4500/'],
  ['the unspecified address, short', 'http://0/'],
  ['IPv4 mapped into IPv6', 'http://[::ffff:127.0.0.1]/'],
  ['IPv4 mapped into IPv6, in hexadecimal', 'http://[::ffff:7f00:1]/'],
  ['IPv4 translated into IPv6', 'http://[64:ff9b::7f00:1]/'],
  ['a decimal address', 'http://2130706433/'],
  ['a decimal address of a public host', 'http://134744072/'],
  ['an octal address', 'http://0177.0.0.1/'],
  ['a hexadecimal address', 'http://0x7f000001/'],
  ['a short address', 'http://127.1/'],
  ['digits of full width', 'http://１２７.0.0.1/'],
  ['dots of full width', 'http://127。0。0。1/'],
  ['percent-encoded digits', 'http://%31%32%37.0.0.1/'],
  ['a user', 'https://example.com@10.0.0.1/'],
  ['a user before a public host', 'https://user@example.com/'],
  ['a user and a password', 'https://user:password@example.com/'],
  ['an empty user', 'https://@example.com/'],
  ['backslashes', 'http:\\\\10.0.0.1\\'],
  ['another protocol', 'ftp://example.com/'],
  ['a file', 'file:///etc/passwd'],
  ['a script', 'javascript:alert(1)'],
  ['no host', 'http:///events'],
  ['no address', 'events'],
];

const publicAddress = '93.184.215.14';

/** @returns a lookup that knows these addresses for any name, and the names it was asked for */
function resolver(...addresses: readonly string[]) {
  const asked: string[] = [];
  const lookup: LookupFunction = (host, _options, callback) => {
    asked.push(host);
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return { asked, lookup };
}

function post(url: string, options: SendOptions, stopped = new AbortController().signal) {
  return callbackSender(options)({ url, headers: { 'X-Test': 'yes' }, body: Buffer.from('{}') }, stopped);
}

const refused = { fault: 'The callback address is not allowed.' };

describe('a callback is not sent to', () => {
  for (const [name, url] of attacks) {
    test(`${name}: ${url}`, async () => {
      assert.notEqual(onNetwork.problemOf(url), undefined);
      const { asked, lookup } = resolver(publicAddress);
      assert.deepEqual(await post(url, { rules: onNetwork, lookup }), refused);
      assert.deepEqual(asked, []);
    });
  }

  for (const [name, addresses] of [
    ['a private address', ['10.0.0.1']],
    ['loopback', ['127.0.0.1']],
    ['cloud metadata', ['169.254.169.254']],
    ['an IPv4 address mapped into IPv6', ['::ffff:127.0.0.1']],
    ['a public address and a private one', [publicAddress, '192.168.0.1']],
  ] as const) {
    test(`a name that leads to ${name}`, async () => {
      const { asked, lookup } = resolver(...addresses);
      assert.equal(onNetwork.problemOf('https://innocent.example/events'), undefined);
      for (const url of ['http://innocent.example/', 'https://innocent.example/', 'http://localhost./']) {
        assert.deepEqual(await post(url, { rules: onNetwork, lookup }), refused);
      }
      assert.equal(asked.length, 3);
    });
  }

  test('a name that leads nowhere', async () => {
    const rules = onLoopback;
    const nowhere: LookupFunction = (_host, _options, callback) => callback(new Error('no such host'), []);
    const failed = { fault: 'The connection failed.' };
    assert.deepEqual(await post('http://nowhere.example/', { rules, lookup: nowhere }), failed);
    assert.deepEqual(await post('http://nowhere.example/', { rules, lookup: resolver().lookup }), failed);
  });
});

describe('a callback', () => {
  const receiverOf = async (t: TestContext, answering: Answering = accept): Promise<Receiver> => {
    const receiver = await startReceiver(answering);
    t.after(() => receiver.close());
    return receiver;
  };

  test('goes to the address that was checked, however often the name changes its mind', async (t) => {
    const receiver = await receiverOf(t);
    const { port } = new URL(receiver.url);
    const answers = ['127.0.0.1', '10.0.0.1'];
    const lookup: LookupFunction = (_host, _options, callback) =>
      callback(null, [{ address: answers.shift() ?? '10.0.0.1', family: 4 }]);
    const url = `http://rebinding.example:${port}/events`;
    assert.deepEqual(await post(url, { rules: onLoopback, lookup }), { status: 200 });
    assert.equal(receiver.received[0]?.headers.host, `rebinding.example:${port}`);
    assert.equal(receiver.received[0]?.headers['x-test'], 'yes');
    assert.deepEqual(await post(url, { rules: onLoopback, lookup }), refused);
  });

  test('follows no redirect', async (t) => {
    const inside = await receiverOf(t);
    const receiver = await receiverOf(t, (answer) => answer.writeHead(307, { Location: inside.url }).end());
    assert.deepEqual(await post(receiver.url, { rules: onLoopback }), { status: 307 });
    assert.equal(inside.received.length, 0);
  });

  test('ends when there is no answer in time', async (t) => {
    const receiver = await receiverOf(t, () => {});
    const answer = await post(receiver.url, { rules: onLoopback, timeLimit: 50 });
    assert.deepEqual(answer, { fault: 'There was no answer in time.' });
  });

  test('whose answer never ends has its status all the same, in time', async (t) => {
    const receiver = await receiverOf(t, (answer) => {
      answer.writeHead(200).write('and so on');
    });
    assert.deepEqual(await post(receiver.url, { rules: onLoopback, timeLimit: 50 }), { status: 200 });
  });

  test('takes no more of an answer than 64 kB', async (t) => {
    const ended = Promise.withResolvers<void>();
    const receiver = await receiverOf(t, (answer) => {
      const chunk = Buffer.alloc(16 * 1024);
      answer.once('close', ended.resolve);
      const writeOn = () => {
        while (!answer.destroyed && answer.write(chunk));
        answer.once('drain', writeOn);
      };
      writeOn();
    });
    assert.deepEqual(await post(receiver.url, { rules: onLoopback }), { status: 200 });
    await ended.promise;
  });

  test('ends with the server', async (t) => {
    const receiver = await receiverOf(t, () => stop.abort());
    const stop = new AbortController();
    const answer = await post(receiver.url, { rules: onLoopback }, stop.signal);
    assert.deepEqual(answer, { fault: 'The server was stopped.' });
  });

  test('fails where nobody listens, or what listens speaks no HTTP', async (t) => {
    const receiver = await receiverOf(t, (answer) => answer.socket?.end('hello\r\n'));
    const failed = { fault: 'The connection failed.' };
    assert.deepEqual(await post(receiver.url, { rules: onLoopback }), failed);
    await receiver.close();
    assert.deepEqual(await post(receiver.url, { rules: onLoopback }), failed);
  });

  test('checks the certificate of an https receiver', async (t) => {
    const receiver = await receiverOf(t);
    const url = receiver.url.replace('http:', 'https:');
    assert.deepEqual(await post(url, { rules: onLoopback }), { fault: 'The connection failed.' });
    assert.equal(receiver.received.length, 0);
  });
});

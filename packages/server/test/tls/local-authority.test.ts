import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import { issueServerCertificate } from '../../src/tls/issue-certificates.ts';
import { ensureLocalCertificates, type LocalCertificates } from '../../src/tls/local-authority.ts';
import { random, testClock } from '../authority/authority-fixture.ts';

const run = promisify(execFile);
const day = 24 * 3_600_000;

async function start(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'partnerite-tls-'));
  t.after(() => rm(folder, { recursive: true }));
  const clock = testClock();
  const file = (name: string) => join(folder, 'tls', name);
  return {
    clock,
    file,
    ensure: (hosts: readonly string[] = ['127.0.0.1']) => ensureLocalCertificates({ folder, hosts, clock, random }),
  };
}

/** Says so where a program is missing that others have: what it would show stays unshown. */
function skipWithout(program: string): { readonly skip: string | false } {
  const { error } = spawnSync(program, ['--version']);
  return { skip: error === undefined ? false : `NOT TESTED: ${program} is not installed` };
}

/** Port of a server with these certificates. */
async function serve(t: TestContext, { key, cert }: LocalCertificates): Promise<number> {
  const server = createServer({ key, cert }, (_request, response) => response.end('ok'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const address = server.address();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

/** Status of a request over TLS to a server with these certificates, or the code of the error. */
async function request(t: TestContext, certificates: LocalCertificates, host: string): Promise<number | string> {
  const port = await serve(t, certificates);
  return new Promise((resolve) => {
    const options = { host: '127.0.0.1', servername: host, port, ca: certificates.ca, agent: false };
    const checked = host === '127.0.0.1' ? { ...options, servername: '' } : options;
    get(checked, (response) => resolve(response.resume().statusCode ?? 0)).on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code ?? error.message),
    );
  });
}

test('a client that trusts the authority reaches the server under each of its names', async (t) => {
  const { ensure } = await start(t);
  const certificates = await ensure();
  for (const host of ['127.0.0.1', 'localhost']) assert.equal(await request(t, certificates, host), 200);
  assert.equal(await request(t, certificates, 'example.com'), 'ERR_TLS_CERT_ALTNAME_INVALID');
});

test('openssl finds the chain in order, strictly', skipWithout('openssl'), async (t) => {
  const { ensure, file } = await start(t);
  await ensure(['192.0.2.7', 'partnerite.test', '2001:db8::7']);
  const names = [
    ['-verify_ip', '127.0.0.1'],
    ['-verify_ip', '::1'],
    ['-verify_ip', '192.0.2.7'],
    ['-verify_ip', '2001:db8::7'],
    ['-verify_hostname', 'localhost'],
    ['-verify_hostname', 'partnerite.test'],
  ];
  for (const name of names) {
    const chain = ['-x509_strict', '-purpose', 'sslserver', '-CAfile', file('ca.pem'), ...name, file('server.pem')];
    const { stdout } = await run('openssl', ['verify', ...chain]);
    assert.match(stdout, /: OK/);
  }
});

test('the authority can vouch for the hosts served and for nothing else', skipWithout('openssl'), async (t) => {
  const { ensure, file, clock } = await start(t);
  const { ca } = await ensure();
  const { stdout } = await run('openssl', ['x509', '-in', file('ca.pem'), '-noout', '-ext', 'nameConstraints']);
  assert.match(stdout, /critical/);
  const authority = { certificate: ca, key: await readFile(file('ca-key.pem'), 'utf8') };
  const [notBefore, notAfter] = [new Date(clock() - day), new Date(clock() + day)];
  for (const host of ['login.microsoftonline.com', '192.0.2.7', '2001:db8::7']) {
    const stray = await issueServerCertificate({ hosts: [host], notBefore, notAfter, random }, authority);
    await writeFile(file('stray.pem'), stray.certificate);
    const verify = run('openssl', ['verify', '-CAfile', file('ca.pem'), file('stray.pem')]);
    await assert.rejects(verify, /permitted subtree violation/);
  }
});

test('the authority and what it signs are for servers only', async (t) => {
  const { ensure } = await start(t);
  const { ca, cert } = await ensure();
  const serverAuthentication = '1.3.6.1.5.5.7.3.1';
  for (const certificate of [ca, cert]) {
    assert.deepEqual(new X509Certificate(certificate).keyUsage, [serverAuthentication]);
  }
});

test('curl trusts the authority, for the names of the server only', skipWithout('curl'), async (t) => {
  const { ensure, file } = await start(t);
  const port = await serve(t, await ensure());
  const curl = (host: string) => {
    const options = ['--silent', '--show-error', '--noproxy', '*', '--max-time', '10', '--cacert', file('ca.pem')];
    return run('curl', [...options, '--resolve', `example.com:${port}:127.0.0.1`, `https://${host}:${port}/`]);
  };
  for (const host of ['localhost', '127.0.0.1']) assert.equal((await curl(host)).stdout, 'ok');
  await assert.rejects(curl('example.com'), { code: 60 });
});

test('keys are for the owner only, and so is the folder, also one that was open before', async (t) => {
  const { ensure, file } = await start(t);
  await mkdir(file('.'), { mode: 0o755 });
  const { ca } = await ensure();
  const mode = async (name: string) => (await stat(file(name))).mode & 0o777;
  assert.equal(await mode('ca-key.pem'), 0o600);
  assert.equal(await mode('server-key.pem'), 0o600);
  assert.equal(await mode('ca.pem'), 0o644);
  assert.equal(await mode('.'), 0o700);
  assert.equal(await readFile(file('ca.pem'), 'utf8'), ca);
});

test('a second start uses what is there, whatever the order and the spelling of the hosts', async (t) => {
  const { ensure } = await start(t);
  const first = await ensure(['192.0.2.7', '2001:db8::7']);
  assert.deepEqual(await ensure(['2001:0db8:0::7', 'LOCALHOST', '192.0.2.7', '0.0.0.0']), first);
});

test('the server certificate is renewed a month before its end; the authority stays', async (t) => {
  const { ensure, clock } = await start(t);
  const first = await ensure();
  clock.advance(366 * day);
  assert.deepEqual(await ensure(), first);
  clock.advance(2 * day);
  const renewed = await ensure();
  assert.notEqual(renewed.cert, first.cert);
  assert.equal(renewed.ca, first.ca);
  const { validToDate } = new X509Certificate(renewed.cert);
  assert.ok(validToDate.getTime() > clock() + 390 * day);
});

test('a host fewer renews the server certificate; the authority stays', async (t) => {
  const { ensure } = await start(t);
  const first = await ensure(['192.0.2.7']);
  const fewer = await ensure([]);
  assert.equal(fewer.ca, first.ca);
  assert.doesNotMatch(new X509Certificate(fewer.cert).subjectAltName ?? '', /192\.0\.2\.7/);
});

test('a host that the authority may not name needs a new authority', async (t) => {
  const { ensure } = await start(t);
  const first = await ensure();
  const more = await ensure(['192.0.2.7']);
  assert.notEqual(more.ca, first.ca);
  assert.notEqual(new X509Certificate(more.ca).subject, new X509Certificate(first.ca).subject);
});

test('files that are damaged or do not belong together are made anew', async (t) => {
  const { ensure, file } = await start(t);
  const first = await ensure();
  await writeFile(file('server.pem'), 'damaged');
  const second = await ensure();
  assert.equal(second.ca, first.ca);
  assert.notEqual(second.cert, first.cert);
  await writeFile(file('ca-key.pem'), second.key);
  const third = await ensure();
  assert.notEqual(third.ca, first.ca);
  assert.equal(await request(t, third, 'localhost'), 200);
});

test('a start with certificates at hand does not load the library that makes them', async (t) => {
  const { ensure, file } = await start(t);
  await ensure();
  const module = new URL('../../src/tls/local-authority.ts', import.meta.url).href;
  const script = `
    const { ensureLocalCertificates } = await import(${JSON.stringify(module)});
    const options = { folder: process.argv[1], hosts: [], clock: Date.now, random: { bytes: () => new Uint8Array() } };
    await ensureLocalCertificates(options);
    process.stdout.write(String(Reflect.getMetadata === undefined));
  `;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script, join(file('.'), '..')]);
  assert.equal(stdout, 'true');
});

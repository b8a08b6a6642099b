import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { accessToken, type Cloud, type CloudName, createPartner, type Fetch, PartnerError } from '../../src/index.ts';
import { billingProfile } from '../billing-profile.ts';

/** Where a call of this cloud goes, and what its token is for. */
async function called(cloud: CloudName | Cloud | undefined): Promise<{ readonly url: string; readonly scope: string }> {
  const seen = { url: '', scope: '' };
  const fetch: Fetch = async (url) => {
    seen.url = url;
    return Response.json(billingProfile);
  };
  const credentials = accessToken(({ scope }) => {
    seen.scope = scope;
    return 'a-token';
  });
  await createPartner({ credentials, cloud, fetch }).customers.byId('a').get();
  return seen;
}

function refusal(cloud: unknown): PartnerError {
  // What a caller without types can give.
  const given = cloud as Cloud;
  try {
    createPartner({ credentials: accessToken('a-token'), cloud: given });
  } catch (error) {
    if (error instanceof PartnerError && error.category === 'BadInput') return error;
    throw error;
  }
  return assert.fail('it was accepted');
}

const https = 'https://partners.example';

describe('a cloud', () => {
  const named: Readonly<Record<CloudName, string>> = {
    global: 'https://api.partnercenter.microsoft.com',
    usGov: 'https://api.partnercenter.microsoft.com',
    germany: 'https://api.partnercenter.microsoft.com',
    china: 'https://partner.partnercenterapi.microsoftonline.cn',
  };
  for (const [name, apiRoot] of Object.entries(named)) {
    test(`has a name: ${name}`, async () => {
      const { url, scope } = await called(name as CloudName);
      assert.deepEqual([url, scope], [`${apiRoot}/v1/customers/a`, `${apiRoot}/.default`]);
    });
  }

  test('is the global one unless said otherwise', async () => {
    assert.equal((await called(undefined)).url, `${named.global}/v1/customers/a`);
  });

  for (const name of ['', 'Global', 'mars', 'constructor', '__proto__', 'toString', 'hasOwnProperty']) {
    test(`has no other name, such as ${JSON.stringify(name)}`, () => {
      assert.match(refusal(name).message, /global/);
    });
  }

  test('is an address of its own, with the resource of the global one unless it names another', async () => {
    assert.deepEqual(await called({ apiRoot: https, authority: https }), {
      url: `${https}/v1/customers/a`,
      scope: `${named.global}/.default`,
    });
    const { scope } = await called({ apiRoot: https, authority: https, resource: 'api://mine' });
    assert.equal(scope, 'api://mine/.default');
  });

  test('may have a path, and slashes at its end', async () => {
    for (const apiRoot of [`${https}/api`, `${https}/api/`, `${https}/api///`]) {
      assert.equal((await called({ apiRoot, authority: https })).url, `${https}/api/v1/customers/a`);
    }
  });

  const loopback = [
    'http://localhost:4500',
    'http://127.0.0.1:1',
    'http://127.8.8.8',
    'http://[::1]:4500',
    'http://127.1',
  ];
  for (const apiRoot of loopback) {
    test(`may be unprotected on this machine: ${apiRoot}`, async () => {
      assert.ok((await called({ apiRoot, authority: apiRoot })).url.endsWith('/v1/customers/a'));
    });
  }

  const exposed = [
    'http://partners.example',
    'http://127.0.0.1.partners.example',
    'http://localhost.partners.example',
    'http://0.0.0.0:4500',
    'http://[::]:4500',
    'http://10.0.0.1',
    'http://127.0.0.1@partners.example',
    'http://partners.example#@127.0.0.1',
    'HTTP://PARTNERS.EXAMPLE',
  ];
  for (const address of exposed) {
    test(`is protected elsewhere: ${address} is refused`, () => {
      refusal({ apiRoot: address, authority: https });
      refusal({ apiRoot: https, authority: address });
    });
  }

  test('is unprotected elsewhere only on demand', async () => {
    const address = 'http://partnerite.internal:4500';
    const { url } = await called({ apiRoot: address, authority: address, allowInsecure: true });
    assert.equal(url, `${address}/v1/customers/a`);
  });

  const senseless: readonly unknown[] = [
    '',
    'partners.example',
    '/v1',
    'ftp://partners.example',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://',
    'https://user@partners.example',
    'https://user:secret@partners.example',
    'https://:secret@partners.example',
    'https://partners.example?x=1',
    'https://partners.example#x',
    'https://partners.example?',
    'https://partners.example#',
    undefined,
    null,
    7,
    {},
  ];
  for (const address of senseless) {
    test(`is no address like ${JSON.stringify(address)}`, () => {
      const { message } = refusal({ apiRoot: address, authority: https });
      assert.ok(!message.includes('secret'), message);
      refusal({ apiRoot: https, authority: address });
    });
  }

  test('is not nothing', () => {
    refusal({});
    refusal(7);
  });
});

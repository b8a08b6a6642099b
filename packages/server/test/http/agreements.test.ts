import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { type ApiClient, apiClient, type Json } from '../api-client.ts';
import { partnerA, partnerB, startTestServer, type TestServer } from '../running-server.ts';
import { directCustomer, freshDomain } from './customer-bodies.ts';

const cloudTemplate = '998b88de-aa99-4388-a42c-1b3517d49490';
const customerTemplate = '117a77b0-9360-443b-8795-c6dedc750cf9';
/** Object id of the demo user, as the directory of the demo world has it. */
const demoUser = '7472d262-4cb8-4f38-9e1d-b116a916dd5f';

describe('agreements', () => {
  let server: TestServer;
  let client: ApiClient;
  let app: ApiClient;
  let other: ApiClient;
  let customer: string;
  let now = Date.UTC(2026, 0, 15, 12);

  before(async () => {
    server = await startTestServer({ clock: () => now });
    client = apiClient(server, await server.userToken(partnerA));
    app = apiClient(server, await server.appToken(partnerA));
    other = apiClient(server, await server.userToken(partnerB));
  });
  after(() => server.dispose());
  beforeEach(async () => {
    customer = (await client.post('/v1/customers', directCustomer({ domain: freshDomain() }))).body.id;
  });

  const path = () => `/v1/customers/${customer}/agreements`;
  const contact = { firstName: 'Tania', lastName: 'Carr', email: 'someone@example.com', phoneNumber: '1234567890' };
  const agreement = (values: Json = {}): Json => ({
    primaryContact: contact,
    templateId: customerTemplate,
    dateAgreed: '2018-06-14T00:00:00.000Z',
    type: 'MicrosoftCustomerAgreement',
    ...values,
  });

  describe('of a customer', () => {
    test('are confirmed by the user of the partner, and listed with their link', async () => {
      const { status, body } = await client.post(path(), agreement());
      assert.equal(status, 201);
      assert.deepEqual(body, { userId: demoUser, ...agreement() });
      const list = await client.get(`${path()}?agreementType=MicrosoftCustomerAgreement`);
      assert.deepEqual(list.body, {
        totalCount: 1,
        items: [agreement({ agreementLink: 'https://aka.ms/customeragreement' })],
      });
    });

    test('are those of the older type unless another is asked for, and all for *', async () => {
      await client.post(path(), agreement());
      await client.post(
        path(),
        agreement({ type: 'microsoftcloudagreement', templateId: cloudTemplate.toUpperCase() }),
      );
      const types = async (query: string) =>
        (await client.get(`${path()}${query}`)).body.items.map(({ type }: Json) => type);
      assert.deepEqual(await types(''), ['MicrosoftCloudAgreement']);
      assert.deepEqual(await types('?agreementType=MicrosoftCloudAgreement'), ['MicrosoftCloudAgreement']);
      assert.deepEqual(await types('?agreementType=microsoftCustomerAgreement'), ['MicrosoftCustomerAgreement']);
      assert.deepEqual((await types('?agreementType=*')).toSorted(), [
        'MicrosoftCloudAgreement',
        'MicrosoftCustomerAgreement',
      ]);
    });

    test('are not confirmed twice unless a name, the e-mail address or the phone number has changed', async () => {
      await client.post(path(), agreement());
      const again = await client.post(path(), agreement({ dateAgreed: '2019-01-01T00:00:00Z' }));
      assert.deepEqual([again.status, again.body.code], [409, 600061]);
      assert.equal(again.body.description, 'A partner confirmed agreement already exists for the customer.');
      for (const changed of [
        { firstName: 'Tom' },
        { lastName: 'Car' },
        { email: 'a@example.com' },
        { phoneNumber: '1' },
      ]) {
        const next = await client.post(path(), agreement({ primaryContact: { ...contact, ...changed } }));
        assert.equal(next.status, 201, JSON.stringify(changed));
      }
      assert.equal((await client.get(`${path()}?agreementType=*`)).body.totalCount, 5);
    });

    test('of two identical confirmations at once one is taken', async () => {
      const answers = await Promise.all([1, 2, 3, 4].map(() => client.post(path(), agreement())));
      assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 409, 409, 409]);
    });

    test('leave one audit record each', async () => {
      const { body } = await client.post(path(), agreement());
      const records = await server.store.readAuditRecords(partnerA.tenant, { limit: 1000, customerId: customer });
      const made = records.filter(({ resourceType }) => resourceType === 'agreement');
      assert.deepEqual(
        made.map(({ operationType }) => operationType),
        ['create_agreement'],
      );
      assert.deepEqual(JSON.parse(Buffer.from(made[0]?.newValue ?? []).toString()), body);
    });

    test('are dated in UTC, whatever the offset', async () => {
      for (const [sent, answered] of [
        ['2018-06-14', '2018-06-14T00:00:00.000Z'],
        ['2018-06-14T01:30:00', '2018-06-14T01:30:00.000Z'],
        ['2018-06-14T01:30:00.1234567+02:00', '2018-06-13T23:30:00.123Z'],
      ] as const) {
        const primaryContact = { ...contact, firstName: sent.slice(0, 20) };
        const { body } = await client.post(path(), agreement({ dateAgreed: sent, primaryContact }));
        assert.equal(body.dateAgreed, answered);
      }
    });

    test('are not of the future, as far as any time zone may tell', async () => {
      const tomorrow = new Date(now + 24 * 60 * 60_000).toISOString();
      const future = new Date(now + 24 * 60 * 60_000 + 1).toISOString();
      for (const dateAgreed of ['2999-01-01T00:00:00Z', '9999-12-31', future]) {
        const { status, body } = await client.post(path(), agreement({ dateAgreed }));
        assert.deepEqual([status, body.code, body.data], [400, 3000, ['dateAgreed']], dateAgreed);
      }
      assert.equal((await client.post(path(), agreement({ dateAgreed: tomorrow }))).status, 201);
    });

    test('have the user of the token, whichever other user was sent', async () => {
      const { body } = await client.post(path(), agreement({ userId: partnerB.tenant }));
      assert.equal(body.userId, demoUser);
    });

    test('that are not valid are refused, member by member', async () => {
      for (const [values, data] of [
        [{ primaryContact: null }, ['primaryContact']],
        [
          { primaryContact: { ...contact, firstName: '', email: 'x' } },
          ['primaryContact.firstName', 'primaryContact.email'],
        ],
        [{ primaryContact: { ...contact, lastName: 'x'.repeat(51) } }, ['primaryContact.lastName']],
        [{ templateId: null, type: null, dateAgreed: null }, ['templateId', 'dateAgreed', 'type']],
        [{ templateId: 'x' }, ['templateId']],
        [{ templateId: partnerA.tenant }, ['templateId']],
        [{ templateId: cloudTemplate }, ['templateId']],
        [{ type: 'Enterprise' }, ['type']],
        [{ type: 7, dateAgreed: 7 }, ['type', 'dateAgreed']],
        [{ userId: 'somebody' }, ['userId']],
        [{ userId: 7 }, ['userId']],
        ...['', 'yesterday', '2018-02-30', '2018-13-01', '2018-06-14T25:00', '14.06.2018', '+010000-01-01'].map(
          (dateAgreed) => [{ dateAgreed }, ['dateAgreed']] as const,
        ),
      ] as const) {
        const { status, body } = await client.post(path(), agreement(values));
        assert.deepEqual([status, body.code], [400, 3000], JSON.stringify(values));
        assert.deepEqual(new Set(body.data), new Set(data), JSON.stringify(values));
      }
      assert.equal((await client.get(`${path()}?agreementType=Enterprise`)).body.code, 3000);
      assert.equal((await client.get(`${path()}?agreementType=*`)).body.totalCount, 0);
    });

    test('are nothing to another partner, and go with the customer', async () => {
      await client.post(path(), agreement());
      assert.equal((await other.get(path())).body.code, 20002);
      assert.equal((await other.post(path(), agreement())).body.code, 20002);
      await client.call('DELETE', `/v1/customers/${customer}`);
      assert.equal((await client.get(path())).body.code, 20002);
      assert.equal((await client.post(path(), agreement())).body.code, 20002);
    });

    test('need an app and a user', async () => {
      assert.equal((await app.get(path())).body.code, 2032);
      assert.equal((await app.post(path(), agreement())).body.code, 2032);
    });

    test('have not been signed with the vendor directly', async () => {
      const { status, body } = await client.get(
        `/v1/customers/${customer}/directSignedMicrosoftCustomerAgreementStatus`,
      );
      assert.deepEqual([status, body], [200, { isSigned: false }]);
    });
  });

  describe('that customers can accept', () => {
    const templates = async (query: string) =>
      (await client.get(`/v1/agreements${query}`)).body.items?.map(({ templateId }: Json) => templateId);

    test('are one of each type, the older one unless another is asked for', async () => {
      assert.deepEqual(await templates(''), [cloudTemplate]);
      assert.deepEqual(await templates('?agreementType=MicrosoftCustomerAgreement'), [customerTemplate]);
      assert.deepEqual(await templates('?agreementType=*'), [cloudTemplate, customerTemplate]);
      assert.equal((await client.get('/v1/agreements?agreementType=')).body.code, 3000);
    });
  });

  describe('as documents', () => {
    const document = (query = '', template = customerTemplate) =>
      client.get(`/v1/agreementTemplates/${template}/document${query}`);

    test('lead to a page of this service that says what it is', async () => {
      const { status, body } = await document('?language=fr-fr&country=FR');
      assert.equal(status, 200);
      assert.deepEqual([body.language, body.country, body.versionRank], ['fr-FR', 'FR', 0]);
      for (const [uri, disposition] of [
        [body.displayUri, null],
        [body.downloadUri, 'attachment; filename="microsoft-customer-agreement-FR-fr-FR.html"'],
      ]) {
        assert.ok(uri.startsWith(`${server.url}/`), uri);
        const page = await fetch(uri);
        assert.equal(page.status, 200);
        assert.equal(page.headers.get('content-disposition'), disposition);
        const text = await page.text();
        assert.match(text, /for FR, in fr-FR/);
        assert.match(text, /Partnerite is not the vendor/);
        assert.match(text, /https:\/\/aka\.ms\/customeragreement/);
      }
    });

    test('are in English, for the United States, unless another one is asked for and there', async () => {
      for (const [query, language, country] of [
        ['', 'en-US', 'US'],
        ['?country=DE', 'en-US', 'DE'],
        ['?country=DE&language=de-DE', 'de-DE', 'DE'],
        ['?country=DE&language=fr-FR', 'en-US', 'DE'],
        ['?country=RS&language=SR-LATN-RS', 'sr-Latn-RS', 'RS'],
        ['?language=nowhere', 'en-US', 'US'],
      ] as const) {
        const { body } = await document(query);
        assert.deepEqual([body.language, body.country], [language, country], query);
      }
    });

    test('can be followed for five minutes', async () => {
      const { displayUri } = (await document()).body;
      now += 5 * 60_000 - 1;
      assert.equal((await fetch(displayUri)).status, 200);
      now += 1;
      assert.equal((await fetch(displayUri)).status, 410);
      assert.equal((await fetch((await document()).body.displayUri)).status, 200);
    });

    test('of unknown templates, and of the older agreement, are not there', async () => {
      for (const template of [partnerA.tenant, cloudTemplate, 'x']) {
        const { status, body } = await document('', template);
        assert.deepEqual([status, body.code], [404, 404]);
      }
    });

    test('of unknown countries are refused; countries are compared with regard to case', async () => {
      for (const country of ['us', 'UK', 'CN', 'XX', '', '%00', 'x'.repeat(200)]) {
        const { status, body } = await document(`?country=${country}`);
        assert.deepEqual([status, body.code, body.data], [400, 3000, ['country']], country);
      }
    });

    test('at addresses that nobody was given show nothing of the address', async () => {
      const { pathname } = new URL((await document()).body.displayUri);
      const markup = encodeURIComponent('<script>');
      for (const wrong of [
        pathname.replace('/US/', `/${markup}/`),
        pathname.replace('en-US', markup),
        pathname.replace('en-US', 'fr-FR'),
        pathname.replace(customerTemplate, cloudTemplate),
      ]) {
        const page = await fetch(`${server.url}${wrong}?expires=${now + 1000}`);
        assert.equal(page.status, 404);
        assert.equal((await page.text()).includes('script'), false);
      }
      for (const expires of ['', 'expires=x', 'expires=1&expires=2', `expires=${now}`]) {
        assert.equal((await fetch(`${server.url}${pathname}?${expires}`)).status, 410);
      }
    });
  });
});

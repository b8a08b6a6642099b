import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ValidationCodes } from '@partnerite/contract/resources/validation-code.ts';
import { ValidationStatus } from '@partnerite/contract/resources/validation-status.ts';
import { Check } from 'typebox/value';
import { demoCredentials } from '../packages/server/src/demo/demo-credentials.ts';
import { type ApiClient, apiClient } from '../packages/server/test/api-client.ts';
import { directCustomer, freshDomain } from '../packages/server/test/http/customer-bodies.ts';
import { type Example, publishedExample, sendAsPrinted } from './published-examples.ts';
import { appToken, createInstallation, type Installation, userToken } from './server-process.ts';
import { shapeOf } from './shape.ts';

describe('the published examples of validations', () => {
  let installation: Installation;
  let url: string;
  let token: string;
  let client: ApiClient;

  before(async () => {
    installation = await createInstallation();
    const server = await installation.start();
    url = server.url;
    token = await userToken(server);
    client = apiClient(server, await appToken(server));
  });
  after(() => installation.dispose());

  const send = (example: Example) => sendAsPrinted(example, { url, token, customer: demoCredentials.customer });

  test('verify-domain-availability: 404 while the domain is free, 200 once a customer has it, both without a body', async () => {
    const free = publishedExample('verify-domain-availability-free');
    const taken = publishedExample('verify-domain-availability-taken');
    const before = await send(free);
    assert.deepEqual([before.status, before.text], [free.response.status, '']);
    const domain = taken.request.path.slice(taken.request.path.lastIndexOf('/') + 1);
    assert.equal((await client.post('/v1/customers', directCustomer({ domain }))).status, 201);
    const after = await send(taken);
    assert.deepEqual([after.status, after.text], [taken.response.status, '']);
    assert.equal(after.headers['content-length'], '0');
  });

  // Nine digits of a postal code need a list of streets: ours are the five that were sent.
  test('validate-an-address: status and members as published', async () => {
    const published = publishedExample('validate-an-address');
    const { status, text, body } = await send(published);
    assert.equal(status, 200, text);
    assert.deepEqual(shapeOf(body), shapeOf(published.response.body));
    assert.equal(body.status, published.response.body.status);
    assert.deepEqual(body.originalAddress, published.response.body.originalAddress);
    const { postalCode, ...suggested } = body.suggestedAddresses[0];
    const { postalCode: publishedCode, ...publishedSuggestion } = published.response.body.suggestedAddresses[0];
    assert.deepEqual(suggested, publishedSuggestion);
    assert.ok(publishedCode.startsWith(postalCode));
  });

  // The number of the house is not known here, and the message names the line that lacks it instead of the place.
  test('validate-an-address without a house number: status and members as published', async () => {
    const published = publishedExample('validate-an-address-street-partial');
    const { status, text, body } = await send(published);
    assert.equal(status, 200, text);
    assert.deepEqual(shapeOf(body), shapeOf(published.response.body));
    assert.equal(body.status, published.response.body.status);
    assert.deepEqual(body.originalAddress, published.response.body.originalAddress);
    const [beginning = ''] = published.response.body.validationMessage.split("'");
    assert.ok(body.validationMessage.startsWith(`${beginning}'`), body.validationMessage);
  });

  /*
   * The published pattern of phone numbers is not ours, nor is that of postal codes to the letter. Beside the published
   * members there are those that the published table and the vendor's clients have.
   */
  test('get-market-specific-validation-data: the published members and values, and more', async () => {
    const published = publishedExample('get-market-specific-validation-data');
    const path = published.request.path.replace('{isocode-id}', 'US');
    const { status, text, body } = await send({ ...published, request: { ...published.request, path } });
    assert.equal(status, 200, text);
    const names = Object.keys(published.response.body);
    const shown = Object.fromEntries(names.map((name) => [name, body[name]]));
    assert.deepEqual(shapeOf(shown), shapeOf(published.response.body));
    const { phoneNumberRegex: _phone, postalCodeRegex: _postal, states, ...values } = shown;
    const { phoneNumberRegex: _p, postalCodeRegex: _c, states: publishedStates, ...expected } = published.response.body;
    assert.deepEqual(values, expected);
    assert.deepEqual(states.value.toSorted(), publishedStates.value.toSorted());
  });

  // Codes are those that a partner has used, and for how many customers they are good is not known here.
  test('get-a-partner-s-validation-codes: a list, empty until a code is used', async () => {
    const published = publishedExample('get-a-partner-s-validation-codes');
    const { status, text } = await send(published);
    assert.deepEqual([status, text], [200, '[]']);
    const path = `/v1/customers/${demoCredentials.customer}/qualifications`;
    const [first] = published.response.body;
    const { validationId, maxCreates: _max, remainingCreates: _remaining, ...others } = first;
    const body = { qualification: 'GovernmentCommunityCloud', validationCode: validationId };
    assert.equal((await apiClient({ url }, token).post(path, body)).status, 201);
    const [code] = (await send(published)).body;
    assert.equal(code.validationId, validationId);
    assert.deepEqual(shapeOf(code), shapeOf({ ...others, validationId }));
  });

  test('what is published of codes and account statuses has the form of ours', () => {
    assert.ok(Check(ValidationCodes, publishedExample('get-a-partner-s-validation-codes').response.body));
    assert.ok(Check(ValidationStatus, publishedExample('retrieve-validation-status').response.body));
  });

  test('retrieve-validation-status: the published members and status', async () => {
    const published = publishedExample('retrieve-validation-status');
    const { status, text, body } = await send(published);
    assert.equal(status, 200, text);
    assert.deepEqual(shapeOf(body), shapeOf(published.response.body));
    assert.equal(body.status, published.response.body.status);
  });

  // The published error has other members than all other published errors; ours has those of all.
  test('retrieve-validation-status: not found, with the published code and text', async () => {
    const published = publishedExample('retrieve-validation-status-not-found');
    const { BillingProfile, ...others } = directCustomer({ domain: freshDomain() });
    const DefaultAddress = { City: 'McMurdo', AddressLine1: 'One Ross Island', Country: 'AQ' };
    const creation = { ...others, BillingProfile: { ...BillingProfile, DefaultAddress } };
    const { body: customer } = await client.post('/v1/customers', creation);
    const { status, body } = await sendAsPrinted(published, { url, token, customer: customer.id });
    assert.equal(status, published.response.status);
    assert.equal(body.code, published.response.body.code);
    assert.equal(body.description, published.response.body.description.replace('{customer-id}', customer.id));
  });
});

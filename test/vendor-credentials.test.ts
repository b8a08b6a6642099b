import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { type Operation, operations } from '@partnerite/contract/operations.ts';
import { vendorSwaggerFolder } from '../packages/server/test/vendor-swagger.ts';

/** What each published page says of the tokens it takes: it lies beside the folder of the vendor's Swagger files. */
const file = vendorSwaggerFolder === undefined ? '' : `${vendorSwaggerFolder}/../auth-policy.tsv`;
const skip = existsSync(file)
  ? false
  : 'there is no auth-policy.tsv beside a folder that PARTNERITE_VENDOR_SWAGGER names';

/** Rows that take other tokens than some page of theirs says. */
const exceptions: Readonly<Record<string, string>> = {
  listCustomers: 'the page on the customers of an indirect reseller wants a user; those on the same request do not',
  createCustomer: 'the page on a creation for an indirect reseller wants a user; that on the same request does not',
  createApplicationConsent: 'the page says nothing of tokens',
  deleteApplicationConsent: 'the page says nothing of tokens',
};

interface Page {
  readonly page: string;
  readonly request: string;
  readonly credentials: string;
}

const plain = (request: string) =>
  request
    .replace(/\/?(?:\?.*)?$/, '')
    .replaceAll(/[{<][^}>]*[}>]/g, '{}')
    .toLowerCase();

function readPages(): readonly Page[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n').slice(1);
  return lines.map((line) => {
    const [page = '', method = '', path = '', credentials = ''] = line.split('\t');
    return { page, request: plain(`${method} ${path}`), credentials };
  });
}

describe('the tokens that an operation takes', { skip }, () => {
  const pages = skip === false ? readPages() : [];
  const pagesOf = ({ method, path }: Operation) =>
    pages.filter(({ request }) => request === plain(`${method} ${path}`));
  const rows = Object.entries<Operation>(operations);

  for (const [id, operation] of rows.filter(([name]) => !(name in exceptions))) {
    test(`${id}: as every page of it says`, () => {
      for (const { page, credentials } of pagesOf(operation)) assert.equal(operation.credentials, credentials, page);
    });
  }

  test('have a page wherever a row says that it is documented', () => {
    const unpublished = rows.filter(([, operation]) => pagesOf(operation).length === 0);
    for (const [id, { origin }] of unpublished) assert.notEqual(origin, 'documented', id);
  });

  for (const [id, reason] of Object.entries(exceptions)) {
    test(`${id}: ${reason}`, () => {
      const [, operation] = rows.find(([name]) => name === id) ?? [];
      assert.ok(operation);
      assert.ok(pagesOf(operation).some(({ credentials }) => credentials !== operation.credentials));
    });
  }
});

import fc from 'fast-check';

/** Text that has broken servers before, in members, ids, queries and headers. */
const hostileText: readonly string[] = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e',
  '\ufeff',
  '__proto__',
  'constructor',
  'toString',
  "' OR '1'='1",
  '"; DROP TABLE customers; --',
  '../../etc/passwd',
  '%00',
  '%',
  '#{7*7}',
  '{0}{1}{9}',
  '<script>alert(1)</script>',
  'x'.repeat(300),
  'a@'.repeat(100),
  'é'.repeat(255),
  '𝒳'.repeat(51),
  '-1',
  '1e999',
  '9223372036854775808',
  'null',
];

export const anyText = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...hostileText) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
);

export const anyValue = fc.oneof(
  { weight: 4, arbitrary: anyText },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
  { weight: 1, arbitrary: fc.constantFrom(null, true, false, 0, -1, 1e308, [], {}, [[]], [null]) },
);

const memberNames = [
  'id',
  'firstName',
  'lastName',
  'email',
  'culture',
  'language',
  'companyName',
  'defaultAddress',
  'attributes',
  'links',
  'companyProfile',
  'billingProfile',
  'associatedPartnerId',
  'enableGDAPByDefault',
  'relationshipToPartner',
  'allowDelegatedAccess',
  'country',
  'state',
  'city',
  'postalCode',
  'addressLine1',
  'addressLine2',
  'phoneNumber',
  'domain',
  'organizationRegistrationNumber',
  'etag',
];

interface Edit {
  readonly place: number;
  readonly name: string;
  readonly value: unknown;
}

const edits = fc.array(
  fc.record({
    place: fc.nat(4),
    name: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...memberNames) },
      { weight: 1, arbitrary: fc.constantFrom(...memberNames.map((name) => name.toUpperCase())) },
      { weight: 1, arbitrary: anyText },
    ),
    value: anyValue,
  }),
  { maxLength: 4 },
);

/** A copy of the document with members set or replaced somewhere in it. */
function edit(document: object, changes: readonly Edit[]): object {
  const copy: object = structuredClone(document);
  for (const { place, name, value } of changes) {
    const objects = [copy, ...Object.values(copy).filter((member) => typeof member === 'object' && member !== null)];
    const target: unknown = objects[place % objects.length];
    if (typeof target === 'object' && target !== null) {
      Object.defineProperty(target, name, {
        value: structuredClone(value),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
  }
  return copy;
}

/** Bodies near a good one, bodies cut or spoilt as text, and anything else. */
export function bodiesLike(document: object): fc.Arbitrary<string | Uint8Array> {
  const near = edits.map((changes) => JSON.stringify(edit(document, changes)));
  const spoilt = fc.tuple(near, fc.nat(), fc.nat(30), anyText).map(([text, at, removed, added]) => {
    const position = at % (text.length + 1);
    return text.slice(0, position) + added + text.slice(position + removed);
  });
  return fc.oneof(
    { weight: 6, arbitrary: near },
    { weight: 2, arbitrary: spoilt },
    { weight: 1, arbitrary: fc.json({ maxDepth: 6 }) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 100 }) },
  );
}

/** Entity tags, and what is nearly one. */
export const hostileETags: readonly string[] = [
  ...['*', '"1"', 'W/"1"', '"', '""', '"a", "b', ',,,', '*, "1"', '1', `"${'x'.repeat(2000)}"`, ', '.repeat(500)],
];

/** What Node’s client lets through as the value of a header. */
export const headerValue = fc.oneof(
  anyText.map((text) => text.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '')),
  fc.constantFrom(...hostileETags),
);

export const pathSegment = fc.oneof(
  anyText.map((text) => encodeURIComponent(text.toWellFormed())),
  fc.constantFrom('%zz', '%c3%28', '.', '..', '%2e%2e', '%2f', ':id', '{customerId}', '*', 'x'.repeat(1000), '%'),
);

const filterValue = fc.oneof(anyText, fc.constantFrom('w', 'W', 'wingtip', 'r', 'é'));
const simpleFilter = fc.record({
  Field: fc.oneof(fc.constantFrom('CompanyName', 'Domain', 'IndirectReseller', 'companyname'), anyValue),
  Value: fc.oneof(filterValue, anyValue),
  Operator: fc.oneof(fc.constantFrom('starts_with', 'StartsWith', 'equals'), anyValue),
});
const compoundFilter = fc.record({
  LeftFilter: fc.oneof(simpleFilter, anyValue),
  RightFilter: simpleFilter,
  Operator: fc.constantFrom('and', 'And', 'or'),
});

export const filterText = fc.oneof(
  simpleFilter.map((filter) => JSON.stringify(filter)),
  compoundFilter.map((filter) => JSON.stringify(filter)),
  anyText,
);

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { keepBody, keepFields, maxPartBytes } from '../../src/activity/kept-parts.ts';
import { createRecorder, type SeenRequest } from '../../src/activity/recorder.ts';

const at = (now: number): SeenRequest['exchange'] => ({
  identifiers: { requestId: 'r', correlationId: 'c', repeatable: false },
  operationId: undefined,
  operation: undefined,
  now,
  started: 0,
  unrecorded: false,
  principal: undefined,
});

const seen = (change: Partial<SeenRequest> = {}): SeenRequest => ({
  exchange: at(1_000),
  durationMs: 1,
  method: 'GET',
  url: '/',
  status: 200,
  partner: 'a',
  requestFields: [],
  requestBody: undefined,
  responseFields: [],
  responseBody: undefined,
  ...change,
});

const everything = { partner: 'a', after: 0, size: 10_000 };

describe('the record of requests', () => {
  test('holds the last thousand', () => {
    const recorder = createRecorder({ showsUnattributed: false });
    for (let index = 0; index < 2_345; index += 1) recorder.record(seen({ url: `/${index}` }));
    const urls = recorder.read(everything).map((each) => each.seen.url);
    assert.equal(urls.length, 1_000);
    assert.deepEqual([urls[0], urls[999]], ['/2344', '/1345']);
  });

  test('holds fewer where they are long, and one that is longer than everything alone', () => {
    const recorder = createRecorder({ showsUnattributed: false, maxBytes: 10 * 2_048 });
    const long = 'x'.repeat(1_024 - 1);
    for (let index = 0; index < 100; index += 1) recorder.record(seen({ responseBody: long }));
    assert.equal(recorder.read(everything).length, 10);
    recorder.record(seen({ url: '/long', requestBody: 'x'.repeat(100_000) }));
    assert.deepEqual(
      recorder.read(everything).map((each) => each.seen.url),
      ['/long'],
    );
    recorder.record(seen({ url: '/next' }));
    assert.deepEqual(
      recorder.read(everything).map((each) => each.seen.url),
      ['/next'],
    );
  });

  test('gives ids that grow, whatever the clock does, also from one start to the next', () => {
    const recorder = createRecorder({ showsUnattributed: false });
    for (const now of [5_000, 5_000, 4_000, 6_000]) recorder.record(seen({ exchange: at(now) }));
    const ids = recorder.read(everything).map(({ id }) => id);
    assert.deepEqual(
      ids.toSorted((one, other) => other - one),
      ids,
    );
    assert.equal(new Set(ids).size, 4);
    const next = createRecorder({ showsUnattributed: false });
    next.record(seen({ exchange: at(7_000) }));
    assert.ok((next.read(everything)[0]?.id ?? 0) > (ids[0] ?? 0));
  });

  test('shows nobody’s requests to everybody or to nobody', () => {
    for (const showsUnattributed of [true, false]) {
      const recorder = createRecorder({ showsUnattributed });
      recorder.record(seen({ partner: undefined }));
      recorder.record(seen({ partner: 'b' }));
      assert.equal(recorder.read(everything).length, showsUnattributed ? 1 : 0);
    }
  });
});

test('of headers that are too long, those are kept that fit', () => {
  const long = 'x'.repeat(maxPartBytes);
  assert.deepEqual(keepFields(['a', 'b', 'c', long, 'd', 'e']), ['a', 'b']);
  const short = ['a', 'b'];
  assert.equal(keepFields(short), short);
});

test('of a body that is too long, the beginning is kept and one byte that tells of the rest', () => {
  assert.equal(keepBody(Buffer.alloc(1_000_000))?.length, maxPartBytes + 1);
  assert.equal(keepBody('x'.repeat(1_000_000))?.length, maxPartBytes + 1);
  assert.equal(keepBody(undefined), undefined);
});

test('of a body that shares its memory with others nothing but its own bytes is kept', () => {
  const whole = Buffer.from(new TextEncoder().encode('é').buffer);
  assert.equal(keepBody(whole), whole);
  assert.equal(keepBody(Buffer.alloc(1_000, whole).subarray(0, 2)), whole.toString('latin1'));
});

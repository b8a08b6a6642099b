import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { eventNames, ownEvents, publishedEvents } from '../src/events.ts';
import { isBuilt, type Operation, operations } from '../src/operations.ts';

describe('the events', () => {
  test('each has one name, in the form of the published ones', () => {
    assert.equal(new Set(eventNames).size, publishedEvents.length + ownEvents.length);
    for (const name of eventNames) assert.match(name, /^[a-z]+(?:-[a-zA-Z]+)+$/);
  });

  test('every event of our own is raised by an operation', () => {
    const rows: readonly Operation[] = Object.values(operations);
    const raised = new Set(rows.flatMap((row) => (isBuilt(row) && row.event !== undefined ? [row.event] : [])));
    for (const name of ownEvents) assert.ok(raised.has(name), name);
  });
});

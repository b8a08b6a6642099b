import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import pino from 'pino';
import { readConfig } from '../../../src/config.ts';
import { startServer } from '../../../src/start.ts';
import { random } from '../../running-server.ts';
import { createSchema, skipped } from './database.ts';

test('a server on a shared database says that it needs its public address', { skip: skipped }, async () => {
  const schema = await createSchema();
  const folder = await mkdtemp(join(tmpdir(), 'partnerite-'));
  const warningsWith = async (flags: readonly string[]) => {
    const lines: string[] = [];
    const log = pino({ level: 'warn' }, { write: (line: string) => lines.push(line) });
    const config = readConfig(['--port', '0', '--data', folder, '--database', schema.url, ...flags], {}, folder);
    const server = await startServer({ config, clock: Date.now, random, log });
    await server.close();
    return lines.filter((line) => line.includes('no public-url'));
  };
  try {
    assert.equal((await warningsWith([])).length, 1);
    assert.equal((await warningsWith(['--public-url', 'http://partnerite.example'])).length, 0);
  } finally {
    await rm(folder, { recursive: true, force: true });
    await schema.dispose();
  }
});

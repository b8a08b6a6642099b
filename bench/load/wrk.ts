import { execFile, execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { headers as names } from '@partnerite/contract/headers.ts';
import { type LoadJob, type LoadRequest, type LoadResult, numberLength } from './job.ts';

const script = fileURLToPath(new URL('./requests.lua', import.meta.url));

export function hasWrk(): boolean {
  try {
    execFileSync('wrk', ['--version'], { stdio: 'ignore' });
    return true;
  } catch (error) {
    // It exits with 1 after it has told its version.
    return error instanceof Error && 'status' in error && error.status === 1;
  }
}

/** @param folder where the requests may be written to for wrk to read */
export async function runWrk(job: LoadJob, folder: string): Promise<LoadResult> {
  const { url, seconds, connections, firstNumber } = job;
  const file = join(folder, 'requests');
  await writeFile(file, requestsFile(job));
  const extent = ['-t', '1', '-c', String(connections), '-d', `${seconds}s`, '--timeout', '30s'];
  const { stdout } = await promisify(execFile)('wrk', [...extent, '-s', script, url, '--', file, String(firstNumber)]);
  const told: Readonly<Record<string, number>> = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
  const { requests = 0, microseconds = 0, p50 = 0, p99 = 0, processor = 0, refused = 0, lost = 0 } = told;
  return {
    requestsPerSecond: (requests * 1e6) / microseconds,
    p50: p50 / 1e3,
    p99: p99 / 1e3,
    busy: (processor * 1e6) / microseconds,
    failure: refused + lost === 0 ? undefined : `${refused} requests were refused, ${lost} not answered`,
  };
}

function requestsFile({ url, headers, requests }: LoadJob): string {
  const common = `${fields({ host: new URL(url).host, ...headers })}\r\n`;
  return [common, ...requests.flatMap(parts)].map((field) => `${field}\x01`).join('');
}

function parts({ method, path, headers = {}, body = '', etag = '' }: LoadRequest): readonly string[] {
  const length = Buffer.byteLength(body.replaceAll('{number}', '0'.repeat(numberLength)));
  const sized = method === 'GET' ? {} : { [names.contentLength]: String(length) };
  return [`${method} ${path} HTTP/1.1\r\n${fields({ ...headers, ...sized })}`, body, etag];
}

function fields(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
}

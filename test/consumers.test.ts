import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, type TestContext, test } from 'node:test';
import { createContext, Script } from 'node:vm';
import { build } from 'esbuild';
import { type PackedSdk, type Printed, packSdk, sdkFolder, typeScript } from './packed-sdk.ts';
import { type RunTimeName, runConsumer, runTimeNames, runTimeOrSkip } from './run-times.ts';
import { createInstallation, type Installation } from './server-process.ts';

/** What every program of `test/consumers` sees of the demo world, whatever runs it. */
const seen = {
  emails: ['gena@wingtiptoys.example', 'accounts@wingtiptoys.example', 'gena@wingtiptoys.example'],
  customers: [
    'Åkerströms Måleri AB',
    'Drukkerij De Gouden Eeuw B.V.',
    'Épicerie du Vieux-Port',
    'Wingtip Toys',
    '大安茶業股份有限公司',
  ],
  refusal: { category: 'Forbidden', status: 403, code: 20002 },
};

let sdk: PackedSdk;
let installation: Installation;
let url: string;

before(async () => {
  installation = await createInstallation();
  sdk = await packSdk();
  ({ url } = await installation.start());
});
after(async () => {
  await sdk.dispose();
  await installation.dispose();
});

/** Runs a file of a project, unless the run time is not here. */
function runIn(t: TestContext, name: RunTimeName, project: string, file: string): Promise<Printed | undefined> {
  return runConsumer(t, name, sdk, { project, file, env: { PARTNERITE_URL: url } });
}

function assertSeen(printed: Printed | undefined): void {
  if (printed === undefined) return;
  assert.equal(printed.stderr, '');
  assert.deepEqual(JSON.parse(printed.stdout), seen);
}

const programs = [
  { template: 'node-esm', file: 'main.js', runTimes: runTimeNames },
  { template: 'commonjs', file: 'main.cjs', runTimes: runTimeNames },
  { template: 'deno', file: 'main.mts', runTimes: ['deno'] },
  { template: 'bun', file: 'main.ts', runTimes: ['bun'] },
] as const;

for (const { template, file, runTimes } of programs) {
  describe(`the project ${template}, with the packed SDK installed`, () => {
    let project: string;

    before(async () => {
      project = await sdk.project(template);
    });

    for (const name of runTimes) {
      test(`runs in ${name}`, async (t) => assertSeen(await runIn(t, name, project, file)));
    }
  });
}

test('an installation brings the SDK and nothing else', async () => {
  const project = await sdk.project('node-esm');
  const installed = await readdir(join(project, 'node_modules'));
  assert.deepEqual(
    installed.filter((name) => !name.startsWith('.')),
    ['@partnerite'],
  );
  assert.deepEqual(await readdir(join(project, 'node_modules/@partnerite')), ['sdk']);
});

test('Deno finds no fault with the types', async (t) => {
  const deno = runTimeOrSkip(t, 'deno');
  if (deno === undefined) return;
  await sdk.run(deno.program, ['check', 'main.mts'], { cwd: await sdk.project('deno') });
});

describe('the project bundler, bundled for browsers', () => {
  let project: string;

  before(async () => {
    project = await sdk.project('bundler');
    await build({
      absWorkingDir: project,
      entryPoints: ['main.js'],
      outfile: 'bundle.js',
      bundle: true,
      minify: true,
      platform: 'browser',
      target: 'es2022',
      define: { 'import.meta.env.PARTNERITE_URL': JSON.stringify(url) },
      logLevel: 'warning',
    });
  });

  for (const name of runTimeNames) {
    test(`runs in ${name}`, async (t) => assertSeen(await runIn(t, name, project, 'bundle.js')));
  }

  test('runs where there is nothing but what browsers have', async () => {
    const bundle = await readFile(join(project, 'bundle.js'), 'utf8');
    const printed = await new Promise<string>((resolve) => {
      new Script(bundle).runInContext(createContext({ ...webGlobals, console: { log: resolve } }));
    });
    assert.deepEqual(JSON.parse(printed), seen);
  });
});

/** What the SDK may take from a browser; JavaScript's own objects are in every context. */
const webGlobals = {
  AbortController,
  AbortSignal,
  atob,
  btoa,
  clearTimeout,
  crypto,
  fetch,
  Headers,
  setTimeout,
  structuredClone,
  TextDecoder,
  TextEncoder,
  URL,
  URLSearchParams,
};

describe('the project types, under strict', () => {
  /** What the example changes stays changed, so it has a server of its own. */
  let exampleInstallation: Installation;
  let project: string;

  before(async () => {
    exampleInstallation = await createInstallation();
    const server = await exampleInstallation.start();
    project = await sdk.project('types');
    await writeFile(join(project, 'readme.ts'), await exampleOfReadme(server.url));
    await sdk.run(typeScript, ['--project', '.'], { cwd: project });
  });
  after(() => exampleInstallation.dispose());

  for (const name of runTimeNames) {
    test(`the README's example, compiled, works in ${name}`, async (t) => {
      const printed = await runIn(t, name, project, 'compiled/readme.js');
      if (printed === undefined) return;
      assert.equal(printed.stderr, '');
      assert.match(printed.stdout, /Wingtip Toys/);
    });
  }

  test('the types hold for a bundler too', async () => {
    const files = ['readme.ts', 'category.ts'];
    const flags = ['--noEmit', '--ignoreConfig', '--strict', '--exactOptionalPropertyTypes', '--types', ''];
    const bundler = ['--module', 'esnext', '--moduleResolution', 'bundler', '--target', 'es2022'];
    await sdk.run(typeScript, [...flags, ...bundler, ...files], { cwd: project });
  });
});

/** The first TypeScript block of the SDK's README, on a server of the test. */
async function exampleOfReadme(url: string): Promise<string> {
  const readme = await readFile(join(sdkFolder, 'README.md'), 'utf8');
  const example = /^```ts\n(.*?)^```$/ms.exec(readme)?.[1] ?? '';
  assert.match(example, /from '@partnerite\/sdk'/, "the README's first example is a whole program");
  const address = 'http://127.0.0.1:4500';
  assert.ok(example.includes(address), "the README's first example is for the server that npm start runs");
  return example.replaceAll(address, url);
}

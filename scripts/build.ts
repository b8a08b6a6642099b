/** Makes what is started and what is published: the server in one bundle, the SDK as modules, the dashboard's files. */
import { execFileSync } from 'node:child_process';
import { cp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'esbuild';
import { encodings } from '../packages/server/src/dashboard/built-files.ts';

/** Below this a compressed file saves nothing that counts, in bytes. */
const worthCompressing = 1024;

const compress = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
};

await buildServer();
await buildSdk();
await buildDashboard();

/** One file starts several times faster than its hundreds of modules. */
async function buildServer(): Promise<void> {
  const source = 'packages/server/src';
  const target = 'packages/server/dist';
  await rm(target, { recursive: true, force: true });
  await build({
    entryPoints: [`${source}/main.ts`, `${source}/store/sqlite/writer.ts`],
    outbase: source,
    outdir: target,
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // Loaded when they are first needed; a bundle would change the form in which a CommonJS package is imported.
    external: ['@peculiar/x509', 'reflect-metadata', 'jsonc-parser', 'libphonenumber-js'],
    chunkNames: 'chunk-[hash]',
    // CommonJS packages inside the bundle ask for Node's own modules by `require`.
    banner: {
      js: "import{createRequire as createNodeRequire}from'node:module';const require=createNodeRequire(import.meta.url);",
    },
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
  for (const folder of ['store/sqlite/migrations', 'store/postgres/migrations', 'countries/data/cities']) {
    await cp(`${source}/${folder}`, `${target}/${folder}`, { recursive: true });
  }
}

/** Modules as they were written, so that bundlers leave out what is not used; declarations beside them. */
async function buildSdk(): Promise<void> {
  await rm('packages/sdk/dist', { recursive: true, force: true });
  execFileSync('node_modules/.bin/tsc', ['-p', 'packages/sdk'], { stdio: 'inherit' });
}

/** The pages, and each file once more in every encoding that the server answers with. Needs the built SDK. */
async function buildDashboard(): Promise<void> {
  const target = 'packages/dashboard/dist';
  execFileSync(join(process.cwd(), 'node_modules/.bin/vite'), ['build', '--logLevel', 'warn'], {
    cwd: 'packages/dashboard',
    stdio: 'inherit',
  });
  const names = await readdir(target, { recursive: true });
  await Promise.all(
    names.filter((name) => /\.(?:html|js|css|svg|json)$/.test(name)).map((name) => compressFile(join(target, name))),
  );
}

async function compressFile(path: string): Promise<void> {
  if ((await stat(path)).size < worthCompressing) return;
  const bytes = await readFile(path);
  for (const { name, extension } of encodings) await writeFile(path + extension, await compress[name](bytes));
}

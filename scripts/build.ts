/** Makes what is started and what is published: the server in one bundle, the SDK as modules. */
import { execFileSync } from 'node:child_process';
import { cp, rm } from 'node:fs/promises';
import { build } from 'esbuild';

await buildServer();
await buildSdk();

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
  await cp(`${source}/store/sqlite/migrations`, `${target}/store/sqlite/migrations`, { recursive: true });
}

/** Modules as they were written, so that bundlers leave out what is not used; declarations beside them. */
async function buildSdk(): Promise<void> {
  await rm('packages/sdk/dist', { recursive: true, force: true });
  execFileSync('node_modules/.bin/tsc', ['-p', 'packages/sdk'], { stdio: 'inherit' });
}

/** Bundles the server into packages/server/dist: one file starts several times faster than its hundreds of modules. */
import { cp, rm } from 'node:fs/promises';
import { build } from 'esbuild';

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

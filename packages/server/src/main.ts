import { enableCompileCache, flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

/** Long enough after the start for this not to slow the first requests, in milliseconds. */
const settledAfter = 2_000;

// Compiled code is kept beside the program, not in a shared temporary folder where others could put theirs.
enableCompileCache(fileURLToPath(new URL('../.compiled', import.meta.url)));
await import('./command.ts');
setTimeout(() => {
  flushCompileCache();
  // Garbage is collected once the heap has grown by two fifths: left to itself it grows to several times of what is used.
  // Not before, for code that was compiled with other settings is compiled again, Node's own too.
  setFlagsFromString('--heap-growing-percent=40');
}, settledAfter).unref();

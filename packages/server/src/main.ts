import { enableCompileCache, flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Long enough after the start for the compiled code to be written without slowing the first requests, in milliseconds. */
const flushDelay = 2_000;

// Compiled code is kept beside the program, not in a shared temporary folder where others could put theirs.
enableCompileCache(fileURLToPath(new URL('../.compiled', import.meta.url)));
await import('./command.ts');
setTimeout(flushCompileCache, flushDelay).unref();

import { app } from './app.ts';

// Who reads the output may leave; scenarios still clean up after themselves.
process.stdout.on('error', () => {});
process.exitCode = await app(process.argv.slice(2), process);

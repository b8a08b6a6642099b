import { appendFileSync } from 'node:fs';
import { watchAnswers } from '../packages/server/test/watched-answers.ts';

// Loaded into a server's process before its own code: adds each answer that it gives to a file, which the address of
// this module names.
const file = new URL(import.meta.url).searchParams.get('file');
if (file === null) throw new Error('no file is named for the answers');
watchAnswers((answer) => appendFileSync(file, `${JSON.stringify(answer)}\n`));

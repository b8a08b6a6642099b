/** Writes docs/fidelity.md from the operation table; with `--check` fails when the committed one is stale. */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { decisions } from '@partnerite/contract/decisions.ts';
import { errors } from '@partnerite/contract/errors.ts';
import { isBuilt, type Operation, operations } from '@partnerite/contract/operations.ts';
import { testOf } from './operation-tests.ts';

const file = 'docs/fidelity.md';
const rows = Object.entries(operations as Record<string, Operation>);
const built = rows.filter(([, operation]) => isBuilt(operation));
const linkTo = (file: string) => `[${basename(file, '.test.ts')}](../${file})`;
const line = ([id, operation]: [string, Operation]) => {
  const { method, path, credentials, origin } = operation;
  const [answered, test] = isBuilt(operation) ? ['yes', linkTo(testOf(operation))] : ['501', ''];
  return `| ${id} | \`${method} ${path}\` | ${credentials} | ${origin} | ${answered} | ${test} |`;
};

const text = `# Fidelity

How sure Partnerite is of each behaviour, printed from the table that the server runs (\`npm run docs\`). Each answer says it
in the header \`Partnerite-Fidelity\`:

- **documented**: the vendor's public documentation says so;
- **observed**: seen in vendor client code or recorded traffic;
- **assumed**: nobody has published it.

${built.length} of ${rows.length} operations are answered; the others are named and answer 501.

| operation | request | credentials | origin | answered | test |
|---|---|---|---|---|---|
${rows.map(line).join('\n')}

## What concerns many operations

| area | behaviour | origin |
|---|---|---|
${decisions.map(({ area, behaviour, origin }) => `| ${area} | ${behaviour} | ${origin} |`).join('\n')}

## Errors

| status | code | description | origin |
|---|---|---|---|
${Object.values(errors)
  .map(({ status, code, description, origin }) => `| ${status} | ${code} | ${description} | ${origin} |`)
  .join('\n')}
`;

const current = (() => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
})();
if (process.argv.includes('--check')) {
  if (current !== text) {
    console.error(`${file} is stale: run npm run docs`);
    process.exit(1);
  }
} else {
  writeFileSync(file, text);
}

import { readFile, writeFile } from 'node:fs/promises';
import { resultsDocument } from './document.ts';
import { picture } from './picture.ts';
import { withSpeed } from './readme.ts';
import type { Results } from './results.ts';

const documentFile = new URL('../results.md', import.meta.url);
const pictureFile = new URL('../../docs/pictures/bench.svg', import.meta.url);
const readmeFile = new URL('../../README.md', import.meta.url);

/** Writes bench/results.md, the picture and the table in the README. */
export async function writeReport(results: Results): Promise<void> {
  await writeFile(documentFile, resultsDocument(results));
  const drawn = picture(results);
  if (drawn !== undefined) await writeFile(pictureFile, drawn);
  await writeFile(readmeFile, withSpeed(await readFile(readmeFile, 'utf8'), results));
}

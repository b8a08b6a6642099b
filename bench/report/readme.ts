import type { Comparison } from '../figures.ts';
import { goalsOf } from './document.ts';
import type { Results } from './results.ts';
import { comparisonTable, markdown } from './table.ts';

const begin = '<!-- Written by npm run bench: begin -->';
const end = '<!-- Written by npm run bench: end -->';

/** A reader of the README wants to know how it compares, not all that was measured. */
const sectionsShown = ['Reads', 'Writes', 'Writes on PostgreSQL', 'Memory', 'Cold start'];

/** The document with its table of speed replaced. */
export function withSpeed(readme: string, results: Results): string {
  const [from, to] = [readme.indexOf(begin), readme.indexOf(end)];
  if (from < 0 || to < from) throw new Error('the README has no place for the table of speed');
  return `${readme.slice(0, from) + begin}\n\n${speedTable(results)}\n\n${readme.slice(to)}`;
}

function speedTable(results: Results): string {
  const sections = Object.values(results).flatMap((result) => result.sections);
  const shown = new Set(
    sections.filter(({ title }) => sectionsShown.includes(title)).flatMap(({ comparisons }) => comparisons),
  );
  const isShown = (comparison: Comparison) => shown.has(comparison);
  return markdown(comparisonTable(goalsOf(results).filter(isShown)));
}

import type { Comparison, Goal } from './comparison.ts';

const heads = ['measured', 'figure', 'against', 'figure', 'ratio', 'goal', ''];

/** Where numbers stand; they are aligned to the right. */
const numeric = new Set([1, 3, 4]);

/** The comparisons as lines of text, in columns. */
export function table(comparisons: readonly Comparison[]): string {
  const rows = [heads, ...comparisons.map(cells)];
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        numeric.has(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width));
  return [heads, rule, ...rows.slice(1)].map(line).join('\n');
}

function cells({ what, unit, figure, against, other, goal, remark }: Comparison): string[] {
  const ratio = figure === undefined || other === undefined ? undefined : figure / other;
  return [
    what,
    amount(figure, unit),
    against,
    amount(other, unit),
    ratio === undefined ? '-' : ratio.toFixed(2),
    goal === undefined ? '' : `${goal.kind} ${goal.ratio}`,
    remark ?? (ratio === undefined || goal === undefined ? '' : verdict(ratio, goal)),
  ];
}

function amount(figure: number | undefined, unit: string): string {
  if (figure === undefined) return '-';
  return `${figure < 100 ? figure.toFixed(1) : Math.round(figure).toLocaleString('en')} ${unit}`;
}

function verdict(ratio: number, { kind, ratio: wanted }: Goal): 'met' | 'missed' {
  return (kind === 'at least' ? ratio >= wanted : ratio <= wanted) ? 'met' : 'missed';
}

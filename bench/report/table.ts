import { type Comparison, type Figure, type Goal, type Limit, type Sample, type Unit, verdict } from '../figures.ts';

/** A table as cells of text. A column without a text in any row is left out. */
export interface Table {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns of numbers; they are aligned to the right. */
  readonly numeric: ReadonlySet<string>;
}

export function comparisonTable(comparisons: readonly Comparison[]): Table {
  return withoutEmpty({
    heads: ['measured', 'Partnerite', 'against', 'its figure', 'ratio', 'goal', 'result', 'limit'],
    rows: comparisons.map(comparisonCells),
    numeric: new Set(['Partnerite', 'its figure', 'ratio']),
  });
}

export function figureTable(figures: readonly Figure[]): Table {
  const columns: readonly (readonly [head: string, of: Exclude<keyof Sample, 'missing'>, digits: number])[] = [
    ['p50 ms', 'p50', 2],
    ['p99 ms', 'p99', 2],
    ['processor µs/request', 'processor', 0],
    ['writes/transaction', 'group', 1],
    ['generator busy %', 'generator', 0],
  ];
  const cells = ({ what, who, unit, sample }: Figure) => [
    what,
    who,
    amount(sample?.value, unit),
    ...columns.map(([, of, digits]) => {
      const value = sample?.[of];
      return value === undefined ? '' : (of === 'generator' ? value * 100 : value).toFixed(digits);
    }),
    notMeasured(sample?.missing),
  ];
  return withoutEmpty({
    heads: ['measured', 'who', 'figure', ...columns.map(([head]) => head), 'remark'],
    rows: figures.map(cells),
    numeric: new Set(['figure', ...columns.map(([head]) => head)]),
  });
}

export function plainText({ heads, rows, numeric }: Table): string {
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return numeric.has(heads[column] ?? '') ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  return [heads, widths.map((width) => '-'.repeat(width)), ...rows].map(line).join('\n');
}

export function markdown({ heads, rows, numeric }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = `|${heads.map((head) => (numeric.has(head) ? '---:' : '---')).join('|')}|`;
  return [line(heads), rule, ...rows.map(line)].join('\n');
}

function comparisonCells({ what, unit, figure, against, other, goal, limit, missing }: Comparison): string[] {
  const ratio = figure === undefined || other === undefined ? undefined : figure / other;
  return [
    what,
    amount(figure, unit),
    against,
    amount(other, unit),
    ratio === undefined ? '–' : ratio.toFixed(2),
    goal === undefined ? '' : `${goal.kind} ${goal.ratio}`,
    ratio === undefined || goal === undefined ? notMeasured(missing) : verdict(ratio, goal),
    limit === undefined || other === undefined || ratio === undefined || goal === undefined
      ? ''
      : limitText(limit, ratio, other, goal),
  ];
}

function notMeasured(reason: string | undefined): string {
  return reason === undefined ? '' : `not measured: ${reason}`;
}

/** Said where it explains why a goal is missed. */
function limitText({ who, figure }: Limit, ratio: number, other: number, goal: Goal): string {
  return verdict(ratio, goal) === 'met' ? '' : `${who} reaches ${(figure / other).toFixed(2)}`;
}

function amount(figure: number | undefined, unit: Unit): string {
  if (figure === undefined) return '–';
  return `${figure < 100 ? figure.toFixed(1) : Math.round(figure).toLocaleString('en')} ${unit}`;
}

function withoutEmpty({ heads, rows, numeric }: Table): Table {
  const isShown = heads.map((_, column) => rows.some((row) => row[column] !== ''));
  const shown = (cells: readonly string[]) => cells.filter((_, column) => isShown[column]);
  return { heads: shown(heads), rows: rows.map(shown), numeric };
}

import type { Figure } from '../figures.ts';
import type { Results } from './results.ts';

/** In units of the picture. */
const width = 820;
const labelWidth = 300;
const valueWidth = 70;
const rowHeight = 24;
const barHeight = 15;
const titleHeight = 34;
const margin = 12;
const own = 'Partnerite';

interface Chart {
  readonly title: string;
  readonly bars: readonly { readonly who: string; readonly value: number }[];
}

/** The charts: the figures of which measurement, by what they measure. */
const charts: readonly (readonly [title: string, measurement: string, what: string])[] = [
  ['Authenticated GET of a billing profile, 64 connections, requests/s', 'read', 'GET billing profile, 64 connections'],
  ['Durable PUT of a billing profile, 64 connections, requests/s', 'write', 'durable PUT, 64 connections'],
  ['Durable PUT on PostgreSQL, 32 connections, requests/s', 'postgres', 'durable PUT on PostgreSQL, 32 connections'],
];

/** Bars, legible on light and on dark; each chart has its own scale. `undefined` when there is nothing to show. */
export function picture(results: Results): string | undefined {
  const figuresOf = (measurement: string) =>
    (results[measurement]?.sections ?? []).flatMap((section) => section.figures ?? []);
  const drawn = charts
    .map(([title, measurement, what]) => chartOf(title, what, figuresOf(measurement)))
    .filter(({ bars }) => bars.length > 1);
  if (drawn.length === 0) return undefined;
  let top = margin;
  const parts: string[] = [];
  for (const chart of drawn) {
    parts.push(chartText(chart, top));
    top += titleHeight + chart.bars.length * rowHeight + margin;
  }
  const height = top + rowHeight;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${altText(drawn)}">
${style}
${parts.join('\n')}
<text class="note" x="${margin}" y="${height - margin}">Both sides of everything shared one machine in one run of npm run bench; each chart has its own scale.</text>
</svg>
`;
}

const style = `<style>
text { font: 13px system-ui, sans-serif; fill: #24292f }
.title { font-weight: 600 }
.note { fill: #57606a; font-size: 11px }
.bar { fill: #8c959f }
.own { fill: #0f6cbd }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 }
  .note { fill: #9da7b3 }
  .bar { fill: #6e7681 }
  .own { fill: #479ef5 }
}
</style>`;

function chartOf(title: string, what: string, figures: readonly Figure[]): Chart {
  const bars = figures
    .filter((figure) => figure.what === what)
    .flatMap(({ who, sample }) => (sample?.value === undefined ? [] : [{ who, value: sample.value }]))
    .toSorted((one, next) => next.value - one.value);
  return { title, bars };
}

function chartText({ title, bars }: Chart, top: number): string {
  const largest = Math.max(...bars.map(({ value }) => value));
  const lines = bars.map(({ who, value }, index) => {
    const y = top + titleHeight + index * rowHeight;
    const length = barLength(value, largest);
    const shown = Math.round(value).toLocaleString('en');
    const kind = who === own ? 'own' : 'bar';
    return [
      `<text x="${labelWidth - 8}" y="${y + 12}" text-anchor="end"${who === own ? ' class="title"' : ''}>${who}</text>`,
      `<rect class="${kind}" x="${labelWidth}" y="${y}" width="${length}" height="${barHeight}" rx="2"/>`,
      `<text x="${labelWidth + length + 6}" y="${y + 12}">${shown}</text>`,
    ].join('\n');
  });
  return [`<text class="title" x="${margin}" y="${top + titleHeight / 2 + 2}">${title}</text>`, ...lines].join('\n');
}

/** The shortest can still be seen. */
function barLength(value: number, largest: number): number {
  return Math.max(2, Math.round(((width - labelWidth - valueWidth) * value) / largest));
}

function altText(drawn: readonly Chart[]): string {
  return drawn
    .map(({ title, bars }) => `${title}: ${bars.map(({ who, value }) => `${who} ${Math.round(value)}`).join(', ')}`)
    .join('. ');
}

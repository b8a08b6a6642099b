import { PartnerError, type RequestEvent, type ResponseEvent } from '@partnerite/sdk';
import { printable, shorten } from './json-text.ts';
import { createPaint, type Paint } from './paint.ts';
import type { Outcome } from './run-scenarios.ts';
import { BrokenPromise, type Scenario, type ScenarioContext } from './scenario.ts';
import { SettingsError } from './settings.ts';
import { createTraffic, exchangeLine, rowLines } from './traffic.ts';

/** Everything that the app prints. Tokens, secrets and passwords never reach it, or are left out. */
export interface Console {
  /** A scenario starts. */
  begin(scenario: Scenario): void;
  readonly say: ScenarioContext['say'];
  readonly show: ScenarioContext['show'];
  /** A promise that was kept. */
  holds(statement: string): void;
  /** Where the user has to sign in. */
  signIn(message: string): void;
  /** Why a scenario failed. */
  failure(error: unknown): void;
  summary(outcomes: readonly Outcome[]): void;
  /** Observers of what goes over the wire. */
  readonly traffic: { onRequest(event: RequestEvent): void; onResponse(event: ResponseEvent): void };
}

const indent = '  ';

export function createConsole(stream: NodeJS.WritableStream): Console {
  const paint = createPaint(stream);
  const page = createPage(stream);
  const traffic = createTraffic(paint);
  let brief = false;
  return {
    begin(scenario) {
      brief = scenario.traffic === 'one line each';
      traffic.begin();
      page.print('heading', [`${paint('title', scenario.name)}  ${paint('quiet', scenario.title)}`]);
    },
    say: (text) => page.print('remark', [indent + printable(text)]),
    show: (details) => page.print('outcome', indented(rowLines(Object.entries(details), paint))),
    holds: (statement) => page.print('outcome', [`${indent}${paint('good', '✓')} ${printable(statement)}`]),
    signIn: (message) => page.print('notice', [`${indent}${paint('notable', '!')} ${printable(message)}`]),
    failure: (error) => page.print('notice', indented(failureLines(error, paint))),
    summary(outcomes) {
      page.print('heading', [paint('title', 'Summary')]);
      page.print('remark', summaryLines(outcomes, paint));
    },
    traffic: {
      onRequest(event) {
        if (!brief) page.print('traffic', indented(traffic.requestLines(event)));
      },
      onResponse(event) {
        page.print('traffic', indented(brief ? [exchangeLine(event, paint)] : traffic.answerLines(event)));
      },
    },
  };
}

/** What a block of lines is, for the blank lines between blocks. */
type Block = 'heading' | 'remark' | 'traffic' | 'outcome' | 'notice';

/** Prints blocks with a blank line before each, but for what a remark announces, and more of the same. */
function createPage(stream: NodeJS.WritableStream) {
  let last: Block = 'notice';
  return {
    print(block: Block, lines: readonly string[]) {
      const follows = last === 'remark' ? block === 'traffic' || block === 'outcome' : block === last;
      const gap = follows ? [] : [''];
      stream.write([...gap, ...lines].map((line) => `${line}\n`).join(''));
      last = block;
    },
  };
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => indent + line);
}

/** What the person can act on; where it happened only if it is a fault of this app. */
function failureLines(error: unknown, paint: Paint): readonly string[] {
  const cross = paint('bad', '✗');
  if (error instanceof BrokenPromise || error instanceof SettingsError) return [`${cross} ${printable(error.message)}`];
  if (!(error instanceof PartnerError)) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return text.split('\n').map((line, row) => (row === 0 ? `${cross} ${printable(line)}` : printable(line)));
  }
  const { category, description, status, code, data, requestId, correlationId } = error;
  const rows = rowLines(
    Object.entries({ status, code, data: data.join(', '), 'request id': requestId, 'correlation id': correlationId }),
    paint,
  );
  const hint = hintOf(error);
  return [
    `${cross} ${paint('bad', category)} ${printable(description)}`,
    ...rows.map((row) => indent + row),
    ...(hint === undefined ? [] : [indent + hint]),
  ];
}

function hintOf({ category }: PartnerError): string | undefined {
  if (category === 'Network') {
    return 'Is the service running? npm start starts one here; --endpoint names another.';
  }
  return category === 'Unauthorized' ? 'AppAuthentication and UserAuthentication are in the settings file.' : undefined;
}

function summaryLines(outcomes: readonly Outcome[], paint: Paint): readonly string[] {
  const width = Math.max(...outcomes.map(({ scenario }) => scenario.name.length));
  const rows = outcomes.map(({ scenario, error, milliseconds }) => {
    const mark = error === undefined ? paint('good', '✓') : paint('bad', '✗');
    const time = paint('quiet', `${Math.round(milliseconds)} ms`.padStart(8));
    const reason = error === undefined ? '' : `  ${paint('bad', reasonOf(error))}`;
    return `${indent}${mark} ${scenario.name.padEnd(width)} ${time}${reason}`;
  });
  const failed = outcomes.filter(({ error }) => error !== undefined).length;
  const passed = paint('good', `${outcomes.length - failed} passed`);
  return [...rows, '', `${indent}${passed}${failed === 0 ? '' : `, ${paint('bad', `${failed} failed`)}`}`];
}

/** In one line; whatever ends a scenario was shown whole before. */
function reasonOf(error: unknown): string {
  return shorten(printable(error instanceof Error ? error.message : String(error)));
}

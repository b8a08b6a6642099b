import { prepareCommit } from '../../packages/server/src/store/postgres/commit.ts';
import type { Connections, Sql } from '../../packages/server/src/store/postgres/connections.ts';
import { prepareReads } from '../../packages/server/src/store/postgres/reads.ts';
import type { Retry } from '../../packages/server/src/store/postgres/retry.ts';
import type { Write } from '../../packages/server/src/store/writes.ts';

/** A statement as the server sends it: texts, and between each two of them a value. */
export interface Statement {
  readonly texts: readonly string[];
  readonly values: readonly unknown[];
}

/** What one update asks of the database: is it a repetition, what is stored, and then all of the write. */
export interface PutStatements {
  readonly keptAnswer: Statement;
  readonly profile: Statement;
  readonly commit: Statement;
}

/** The statements of an update, taken from the server's own code, which is given a connection that only listens. */
export async function putStatements(write: Write, customer: string, sequence: number): Promise<PutStatements> {
  const heard: Statement[] = [];
  const retry: Retry = (work) => work(false);
  const unread = listeningConnections(heard, []);
  const reads = prepareReads({ connections: unread, lists: unread, retry });
  await reads.readKeptAnswer(write.partner, write.kept?.key ?? '', write.audit.at);
  await reads.readBillingProfile(write.partner, customer);
  const connections = listeningConnections(heard, [{}]);
  await prepareCommit({ connections, retry, nextSequence: () => sequence })(write);
  const [keptAnswer, profile, commit, ...more] = heard;
  if (keptAnswer === undefined || profile === undefined || commit === undefined || more.length > 0) {
    throw new Error(`an update takes ${heard.length} statements, not three`);
  }
  return { keptAnswer, profile, commit };
}

type Answer = (statement: Statement) => readonly object[];

/** A statement or a part of one. Only a whole statement is awaited. */
class Heard {
  readonly statement: Statement;
  readonly #answer: Answer;

  constructor(statement: Statement, answer: Answer) {
    this.statement = statement;
    this.#answer = answer;
  }

  // biome-ignore lint/suspicious/noThenProperty: it is awaited in place of the driver's statement
  then(resolve: (rows: readonly object[]) => void): void {
    resolve(this.#answer(this.statement));
  }
}

function flatten(texts: readonly string[], values: readonly unknown[]): Statement {
  const flat: { texts: string[]; values: unknown[] } = { texts: [texts[0] ?? ''], values: [] };
  const append = (text: string) => flat.texts.push((flat.texts.pop() ?? '') + text);
  values.forEach((value, index) => {
    if (value instanceof Heard) {
      const [first = '', ...others] = value.statement.texts;
      append(first);
      flat.values.push(...value.statement.values);
      flat.texts.push(...others);
    } else {
      flat.values.push(value);
      flat.texts.push('');
    }
    append(texts[index + 1] ?? '');
  });
  return flat;
}

function listeningConnections(heard: Statement[], rows: readonly object[]): Connections {
  const answer: Answer = (statement) => {
    heard.push(statement);
    return rows;
  };
  const tag = (texts: readonly string[], ...values: unknown[]) => new Heard(flatten(texts, values), answer);
  return {
    // All that the store asks of the driver on this way is to be a tag of templates.
    run: (work) => work(tag as unknown as Sql),
    close: async () => {},
  } as Connections;
}

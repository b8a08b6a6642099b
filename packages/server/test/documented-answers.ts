import assert from 'node:assert/strict';
import { assertDocumented, type GivenAnswer } from './documented-answer.ts';
import { watchAnswers } from './watched-answers.ts';

/** Most problems that a failure tells of. */
const maxTold = 5;

/** What was wrong with the answers of some server. */
export class AnswerProblems {
  readonly #told: string[] = [];

  /** Holds one answer against the documents. */
  note(answer: GivenAnswer): void {
    if (this.#told.length === maxTold) return;
    try {
      assertDocumented(answer);
    } catch (error) {
      this.#told.push(`${answer.method} ${answer.path}: ${error instanceof Error ? error.message : error}`);
    }
  }

  /** @throws AssertionError when an answer was not as documented */
  assertNone(): void {
    assert.deepEqual(this.#told, [], 'answers that are not as documented');
  }
}

const watched = new Map<number, AnswerProblems>();

/** Watches the answers of the server of this process that listens on this port, until it is asked what was wrong. */
export function problemsOfServer(port: number): { assertNone(): void } {
  if (!isWatching) {
    isWatching = true;
    watchAnswers((answer, at) => watched.get(at)?.note(answer));
  }
  const problems = new AnswerProblems();
  watched.set(port, problems);
  return {
    assertNone() {
      watched.delete(port);
      problems.assertNone();
    },
  };
}

let isWatching = false;

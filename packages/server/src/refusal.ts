import { type ErrorName, errors } from '@partnerite/contract/errors.ts';

export interface RefusalDetails {
  /** Fill `{0}`, `{1}` ... of the catalogue's text. */
  readonly values?: readonly string[] | undefined;
  /** Paths of the offending members, as the client knows them: `defaultAddress.postalCode`. */
  readonly data?: readonly string[] | undefined;
  /** Why a token was refused, for `WWW-Authenticate`; never holds the token. */
  readonly challenge?: string | undefined;
}

/** An error of the catalogue on its way to the client; `http/envelope.ts` turns it into the wire form. */
export class Refusal extends Error {
  readonly error: ErrorName;
  readonly values: readonly string[];
  readonly data: readonly string[];
  readonly challenge: string | undefined;

  constructor(error: ErrorName, details: RefusalDetails = {}) {
    super(errors[error].description);
    this.name = 'Refusal';
    this.error = error;
    this.values = details.values ?? [];
    this.data = details.data ?? [];
    this.challenge = details.challenge;
  }
}

export function refuse(error: ErrorName, details?: RefusalDetails): never {
  throw new Refusal(error, details);
}

/** What is wrong with one member of a request. */
export interface Problem {
  /** Path of the member: `defaultAddress.postalCode`; empty for the body as a whole. */
  readonly path: string;
  /** What would be right, in English: `must be 1 to 50 characters long`. */
  readonly message: string;
  /** The catalogue's own error for this problem, where there is one more exact than "invalid property". */
  readonly error?: ErrorName | undefined;
  /** Fill the exact error's text. */
  readonly values?: readonly string[] | undefined;
}

/** Refuses with all the problems at once; the exact error is used when it says everything there is to say. */
export function refuseProblems(problems: readonly Problem[]): void {
  const [first] = problems;
  if (first === undefined) return;
  const data = problems.map((problem) => problem.path).filter((path) => path !== '');
  if (first.error !== undefined && problems.every((problem) => problem.error === first.error)) {
    refuse(first.error, { values: first.values, data });
  }
  const details = problems.map(({ path, message }) => `${path || 'the body'} ${message}`).join('; ');
  refuse('invalidMembers', { values: [details], data });
}

import { type ErrorCategory, PartnerError } from '@partnerite/sdk';

/** What a program does about each failure. It compiles only as long as no category is forgotten. */
export function adviceOn(error: unknown): string {
  return error instanceof PartnerError ? adviceFor(error.category) : 'mend the program';
}

function adviceFor(category: ErrorCategory): string {
  switch (category) {
    case 'BadInput':
    case 'NotFound':
    case 'Parse':
      return 'mend the request';
    case 'Unauthorized':
    case 'Forbidden':
      return 'sign in';
    case 'Conflict':
    case 'PreconditionFailed':
      return 'read again';
    case 'TooManyRequests':
    case 'ServerBusy':
    case 'Server':
    case 'Timeout':
    case 'Network':
      return 'try later';
  }
}

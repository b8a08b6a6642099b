import { type Static, Type } from 'typebox';
import { maxDescriptionLength } from '../errors.ts';

/** Every error but one. */
export const ErrorResponse = Type.Object(
  {
    code: Type.Integer({ description: 'The published error code, or the HTTP status where none is published.' }),
    description: Type.String({ maxLength: maxDescriptionLength }),
    data: Type.Array(Type.String(), { description: 'Paths of the offending members.' }),
    source: Type.String(),
  },
  { title: 'ErrorResponse' },
);

/** The error of a throttled request: vendor clients read `Retry-After` only when the envelope has no `code`. */
export const ThrottledResponse = Type.Object(
  {
    statusCode: Type.Integer(),
    message: Type.String(),
  },
  { title: 'ThrottledResponse' },
);

export type ErrorResponse = Static<typeof ErrorResponse>;
export type ThrottledResponse = Static<typeof ThrottledResponse>;

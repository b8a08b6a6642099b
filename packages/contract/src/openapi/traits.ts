import type { BuiltOperation } from '../operations.ts';

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, ObjectSchema>>;
  readonly required?: readonly string[];
}

/** Whether the answer is one page of several. */
export function isPaged({ answer }: BuiltOperation): boolean {
  const schema: ObjectSchema | undefined = answer.schema;
  return schema?.properties?.continuationToken !== undefined;
}

/** Whether the answer names its version in an `ETag` header: always where it also does so in the body. */
export function answersWithETag({ answer, conditional }: BuiltOperation): boolean {
  const schema: ObjectSchema | undefined = answer.schema;
  return conditional === true || schema?.properties?.attributes?.required?.includes('etag') === true;
}

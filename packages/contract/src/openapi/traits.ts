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

/** Whether the answer always names its version: then the `ETag` header does so too. */
export function answersWithETag({ answer }: BuiltOperation): boolean {
  const schema: ObjectSchema | undefined = answer.schema;
  return schema?.properties?.attributes?.required?.includes('etag') === true;
}

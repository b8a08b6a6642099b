import type { CallOptions, CallRequest, Client, Operation } from './call.ts';
import { badInput } from './errors/bad-input.ts';
import { headers } from './generated/wire.ts';

/** What an update takes beside the resource. */
export interface UpdateOptions extends CallOptions {
  /**
   * The version the update is based on, for the `If-Match` header.
   * @defaultValue `attributes.etag` of the body
   */
  readonly ifMatch?: string | undefined;
}

/** A resource that knows its version. */
interface MaybeVersioned {
  readonly attributes?: { readonly etag?: string | undefined } | undefined;
}

/** Updates on a named version: in `If-Match` and, as it is, in the body. Every member of the body is sent, known or not. */
export function update<T>(
  client: Client,
  operation: Operation,
  request: CallRequest & { readonly body: MaybeVersioned; readonly options?: UpdateOptions | undefined },
): Promise<T> {
  const version = request.options?.ifMatch || request.body.attributes?.etag;
  // Nobody should find out what a service makes of an update that is based on nothing.
  if (!version) return Promise.reject(badInput('An update must name its version', 'attributes.etag'));
  return client.call(operation, { ...request, headers: { [headers.ifMatch]: entityTag(version) } });
}

/** An ETag as `If-Match` takes it: in double quotes, unless it is written as a tag, or a list of them, already. */
function entityTag(version: string): string {
  return /^(\*|W\/|")/.test(version) ? version : `"${version}"`;
}

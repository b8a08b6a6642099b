/** The versions an update may replace: any existing one, or one of a list of ETags (RFC 9110, section 13.1.1). */
export type Precondition = { readonly any: true } | { readonly any: false; readonly etags: readonly string[] };

export function holds(precondition: Precondition, etag: string): boolean {
  return precondition.any || precondition.etags.includes(etag);
}

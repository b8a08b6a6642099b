/** The ETag of a version: base64 of the id of the resource and the number of the version (protocol, section 3.1). */
export function versionETag(id: string, version: number): string {
  return Buffer.from(JSON.stringify({ id, version })).toString('base64');
}

/**
 * What `node:test` says of a test that is skipped because something is missing here.
 * @param missing says what is missing and what is therefore not tried
 * @throws Error when everything has to be tried (`PARTNERITE_FAULTS=all`)
 */
export function unlessMissing(missing: string | false): string | false {
  if (missing !== false && process.env.PARTNERITE_FAULTS === 'all') throw new Error(missing);
  return missing;
}

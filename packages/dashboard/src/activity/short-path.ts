/** A path whose ids are shortened to their beginning and end: what it is about stays in sight. */
export function shortPath(path: string): string {
  return path.replaceAll(/([\da-f]{4})[\da-f]{4}-(?:[\da-f]{4}-){3}[\da-f]{8}([\da-f]{4})/gi, '$1…$2');
}

/** How many names are suggested at most. */
const maxSuggestions = 3;
/** The shortest piece of a name that counts as meaning it, in characters. */
const shortestPiece = 3;

/** Names that somebody may have meant, the likeliest first. */
export function nearNames(text: string, names: readonly string[]): readonly string[] {
  const wanted = text.toLowerCase();
  const limit = Math.max(2, Math.floor(wanted.length / 3));
  return names
    .map((name) => ({ name, distance: distanceOf(wanted, name.toLowerCase()) }))
    .filter(({ distance }) => distance <= limit)
    .sort((one, other) => one.distance - other.distance)
    .slice(0, maxSuggestions)
    .map(({ name }) => name);
}

/** A sentence to append to an error message; empty where nothing is near. */
export function suggestion(text: string, names: readonly string[]): string {
  const near = nearNames(text, names);
  return near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`;
}

function distanceOf(wanted: string, name: string): number {
  return wanted.length >= shortestPiece && name.includes(wanted) ? 1 : editDistance(wanted, name);
}

/** How many characters must be inserted, removed or replaced to make one of the other (Levenshtein). */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, character] of [...one].entries()) {
    const next = [index + 1];
    for (const [column, otherCharacter] of [...other].entries()) {
      const replaced = (row[column] ?? 0) + (character === otherCharacter ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

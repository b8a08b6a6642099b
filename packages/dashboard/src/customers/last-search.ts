let last = '';

/** What the list was searched for last, for links back to it. */
export function lastSearch(): { search?: string } {
  return last === '' ? {} : { search: last };
}

export function noteSearch(text: string): void {
  last = text;
}

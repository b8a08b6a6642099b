/** What of the history is shown, as it stands in the address of the page. */
export interface HistorySearch {
  /** The last so many days; 30 when nothing is said. */
  readonly days?: 7 | 90 | undefined;
  /** First and last day, `yyyy-mm-dd` of the person's time zone. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Only writes of this kind, or of these resources, in the words of the service. */
  readonly operation?: string | undefined;
  readonly resource?: string | undefined;
}

const day = /^\d{4}-\d{2}-\d{2}$/;
const word = /^[a-z_]{1,64}$/;

/** Takes from an address what it can say. */
export function historySearch(search: Readonly<Record<string, unknown>>): HistorySearch {
  const { days, from, to, operation, resource } = search;
  const dates = { ...(isDay(from) && { from }), ...(isDay(to) && { to }) };
  const named = Object.keys(dates).length === 0 && (days === 7 || days === 90) ? { days } : {};
  const what = isWord(operation) ? { operation } : isWord(resource) ? { resource } : {};
  return { ...named, ...dates, ...what } as HistorySearch;
}

function isDay(text: unknown): text is string {
  return typeof text === 'string' && day.test(text) && !Number.isNaN(Date.parse(text));
}

function isWord(text: unknown): text is string {
  return typeof text === 'string' && word.test(text);
}

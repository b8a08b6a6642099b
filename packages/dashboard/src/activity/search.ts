export const statusClasses = ['2xx', '3xx', '4xx', '5xx'] as const;
export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;

type StatusFilter = (typeof statusClasses)[number] | 'failures';

/** Which requests are shown, as it stands in the address of the page. */
export interface ActivitySearch {
  /** Part of the path, the operation, an id or the user name. */
  readonly text?: string | undefined;
  readonly method?: (typeof methods)[number] | undefined;
  /** One class of statuses, or those of failures: 4xx and 5xx. */
  readonly status?: StatusFilter | undefined;
  /** The request whose details are open. */
  readonly request?: number | undefined;
}

/** Takes from an address what it can say. */
export function activitySearch(search: Readonly<Record<string, unknown>>): ActivitySearch {
  const { text, request } = search;
  const method = methods.find((each) => each === search.method);
  const status = [...statusClasses, 'failures' as const].find((each) => each === search.status);
  // A text of digits alone comes as a number.
  const words = typeof text === 'number' ? String(text) : text;
  return {
    ...(typeof words === 'string' && words !== '' && { text: words }),
    ...(method && { method }),
    ...(status && { status }),
    ...(Number.isSafeInteger(request) && { request: Number(request) }),
  };
}

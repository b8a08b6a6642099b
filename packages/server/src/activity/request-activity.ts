import { setImmediate } from 'node:timers/promises';
import type {
  RequestActivity,
  RecordedRequest as ShownRequest,
} from '@partnerite/contract/resources/request-activity.ts';
import type { Handler } from '../operation.ts';
import { jsonAnswer } from '../resources/json-answer.ts';
import { shownRequest } from './render.ts';

const defaultSize = 100;
/** How many requests are rendered before others get their turn. */
const slice = 5;
/** From here on an answer holds what came and what was answered no longer in full, in characters. */
const longAnswer = 2 * 1024 * 1024;
/** Longest path that is shown then, in characters. */
const shortPath = 512;

/** The requests that the server saw last, as far as they are the partner's own. */
export const getRequestActivity: Handler<'getRequestActivity'> = {
  run: async ({ principal, activity }, { query: { after = 0, size = defaultSize } }) => {
    const recorded = activity?.read({ partner: principal.partner, after, size }) ?? [];
    const items: ShownRequest[] = [];
    let length = 0;
    for (const [index, request] of recorded.entries()) {
      if (index % slice === slice - 1) await setImmediate();
      const shown = shownRequest(request);
      length += lengthOf(shown);
      items.push(length > longAnswer ? shortened(shown) : shown);
    }
    return jsonAnswer({
      totalCount: items.length,
      items,
      latest: items[0]?.id ?? after,
      attributes: { objectType: 'RequestActivity' },
    } satisfies RequestActivity);
  },
};

function lengthOf({
  path,
  requestBody = '',
  responseBody = '',
  requestHeaders,
  responseHeaders,
}: ShownRequest): number {
  const fields = [...requestHeaders, ...responseHeaders].reduce(
    (sum, { key, value }) => sum + key.length + value.length,
    0,
  );
  return path.length + requestBody.length + responseBody.length + fields;
}

/** What names a request and says what came of it. */
function shortened({ requestBody, responseBody, path, ...request }: ShownRequest): ShownRequest {
  return { ...request, path: path.slice(0, shortPath), requestHeaders: [], responseHeaders: [], truncated: true };
}

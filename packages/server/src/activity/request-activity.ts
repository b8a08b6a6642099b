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

/** The requests that the server saw last, as far as they are the partner's own. */
export const getRequestActivity: Handler<'getRequestActivity'> = {
  run: async ({ principal, activity }, { query: { after = 0, size = defaultSize } }) => {
    const recorded = activity?.read({ partner: principal.partner, after, size }) ?? [];
    const items: ShownRequest[] = [];
    for (const [index, request] of recorded.entries()) {
      if (index % slice === slice - 1) await setImmediate();
      items.push(shownRequest(request));
    }
    return jsonAnswer({
      totalCount: items.length,
      items,
      latest: items[0]?.id ?? after,
      attributes: { objectType: 'RequestActivity' },
    } satisfies RequestActivity);
  },
};

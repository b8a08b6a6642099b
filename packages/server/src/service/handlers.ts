import { getRequestActivity } from '../activity/request-activity.ts';
import { getServiceSettings } from './settings.ts';

/** What Partnerite tells of itself. */
export const serviceHandlers = { getRequestActivity, getServiceSettings };

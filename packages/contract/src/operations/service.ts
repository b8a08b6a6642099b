import { Type } from 'typebox';
import type { OperationTable } from '../operations.ts';
import { RequestActivity } from '../resources/request-activity.ts';
import { ServiceSettings } from '../resources/service-settings.ts';

/** What the vendor's service and its clients do not have. */
const ownMethod = { dotnet: '-', java: '-' } as const;

/** Most requests that one answer tells of. */
const maxActivitySize = 1_000;

const ActivityQuery = Type.Object({
  after: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: Number.MAX_SAFE_INTEGER,
      description: 'Only requests that are newer than the one with this id.',
    }),
  ),
  size: Type.Optional(
    Type.Integer({ minimum: 1, maximum: maxActivitySize, description: 'Most requests to answer; 100 when absent.' }),
  ),
});

/** Partnerite's own operations, which tell of the service itself. */
export const service = {
  getServiceSettings: {
    method: 'GET',
    path: '/partnerite/v1/settings',
    summary: 'Get the settings of the service',
    credentials: 'both',
    origin: 'assumed',
    client: { sdk: 'service.settings.get', ...ownMethod },
    answer: { status: 200, schema: ServiceSettings },
    errors: [],
  },
  getRequestActivity: {
    method: 'GET',
    path: '/partnerite/v1/activity',
    summary: 'Get the requests that the server saw last',
    credentials: 'both',
    origin: 'assumed',
    client: { sdk: 'service.activity.list', ...ownMethod },
    query: ActivityQuery,
    answer: { status: 200, schema: RequestActivity },
    errors: ['invalidMembers'],
  },
} as const satisfies OperationTable;

/** Whether a path is one of Partnerite's own operations: no call of a customer. */
export function isOwnPath(path: string): boolean {
  return path.startsWith('/partnerite/');
}

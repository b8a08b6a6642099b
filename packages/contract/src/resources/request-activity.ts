import { type Static, Type } from 'typebox';
import { ResourceAttributes } from './links.ts';

const HeaderFields = Type.Array(Type.Object({ key: Type.String(), value: Type.String() }, { title: 'RecordedHeader' }));

/** One request and its answer, without secrets. */
export const RecordedRequest = Type.Object(
  {
    id: Type.Integer({ description: 'Grows from one request to the next, also when the server starts anew.' }),
    at: Type.String({ format: 'date-time', description: 'When the request came in.' }),
    method: Type.String(),
    path: Type.String({ description: 'With the query.' }),
    status: Type.Integer(),
    durationMs: Type.Number({ minimum: 0 }),
    operationId: Type.Optional(Type.String({ description: 'Absent where no operation has the path.' })),
    requestId: Type.String(),
    correlationId: Type.String(),
    applicationId: Type.Optional(Type.String()),
    user: Type.Optional(Type.String({ description: 'Who asked together with the application.' })),
    requestHeaders: HeaderFields,
    requestBody: Type.Optional(Type.String({ description: 'Absent where there was none or it was not read.' })),
    responseHeaders: HeaderFields,
    responseBody: Type.Optional(Type.String({ description: 'Absent where there was none or it was a page.' })),
    truncated: Type.Boolean({ description: 'A part was longer than what is recorded of it.' }),
  },
  { title: 'RecordedRequest' },
);

/** The requests that the server saw last, the newest first. */
export const RequestActivity = Type.Object(
  {
    totalCount: Type.Integer({ minimum: 0, description: 'How many requests this answer holds.' }),
    items: Type.Array(RecordedRequest),
    latest: Type.Integer({
      minimum: 0,
      description: 'Id of the newest request: the `after` of the next question.',
    }),
    attributes: ResourceAttributes,
  },
  { title: 'RequestActivity' },
);

export type RecordedRequest = Static<typeof RecordedRequest>;
export type RequestActivity = Static<typeof RequestActivity>;

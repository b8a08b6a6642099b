import { type Static, Type } from 'typebox';
import { list } from './collection.ts';

const status = Type.Optional(Type.Enum(['normal', 'information', 'warning', 'critical'], { type: 'string' }));

/** A disturbance of an Office service, or a message about one. */
export const ServiceIncident = Type.Object(
  {
    id: Type.String(),
    messageType: Type.Optional(Type.Enum(['none', 'incident', 'message_center', 'all'], { type: 'string' })),
    startTime: Type.Optional(Type.String()),
    endTime: Type.Optional(Type.String()),
    status,
    messages: Type.Optional(
      Type.Array(
        Type.Object(
          { publishedTime: Type.Optional(Type.String()), messageText: Type.Optional(Type.String()) },
          { title: 'ServiceIncidentHistory' },
        ),
      ),
    ),
    workload: Type.Optional(Type.String()),
    affectedWorkloadNames: Type.Optional(Type.Array(Type.String())),
    resolved: Type.Optional(Type.Boolean()),
    impactedArea: Type.Optional(Type.String()),
    impactedCustomers: Type.Optional(Type.Integer()),
    requiredBy: Type.Optional(Type.String()),
    category: Type.Optional(Type.String()),
    actionType: Type.Optional(Type.String()),
    severity: status,
  },
  { title: 'ServiceIncidentDetail' },
);

export const ServiceIncidentCollection = list('ServiceIncidentCollection', ServiceIncident);

/** What an address can hold of a filter, in characters. */
const maxFilterLength = 16 * 1024;

/** Which incidents are asked for. */
export const ServiceIncidentQuery = Type.Object({
  resolved: Type.Optional(
    Type.Enum(['true', 'false'], { type: 'string', description: 'Only incidents that are over, or that are not.' }),
  ),
  filter: Type.Optional(
    Type.String({
      maxLength: maxFilterLength,
      description:
        'URL-encoded JSON, as vendor clients send it: `{"Field":"Resolved","Value":"false","Operator":"equals"}`.',
    }),
  ),
});

export type ServiceIncident = Static<typeof ServiceIncident>;

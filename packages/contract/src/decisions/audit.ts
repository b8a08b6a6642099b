import type { Decision } from './decision.ts';

/** The audit trail. */
export const audit: readonly Decision[] = [
  { area: 'audit', behaviour: 'Every write leaves one record; the newest come first.', origin: 'documented' },
  { area: 'audit', behaviour: 'A write that was refused leaves no record.', origin: 'assumed' },
  {
    area: 'audit',
    behaviour: 'Dates are yyyy-mm-dd, ISO 8601 or as .NET prints them, in UTC; an end that names a day includes it.',
    origin: 'observed',
  },
  {
    area: 'audit',
    behaviour: 'Without a start the last 30 days; a start of more than 90 days ago is 400 (--audit-retention).',
    origin: 'documented',
  },
  { area: 'audit', behaviour: 'One query may ask for more than 30 days.', origin: 'assumed' },
  {
    area: 'audit',
    behaviour:
      'Query parameters have the names of the page; those of the description file (auditRequest.startDate) mean the same, and the page decides where both are given.',
    origin: 'observed',
  },
  { area: 'audit', behaviour: 'A record about no one customer has no customerId.', origin: 'assumed' },
  {
    area: 'audit',
    behaviour: 'CompanyName is searched for a substring, without regard to case and accents; other fields equal.',
    origin: 'documented',
  },
  {
    area: 'audit',
    behaviour: 'Filters on OperationType, and several filters joined by and, are taken.',
    origin: 'assumed',
  },
  {
    area: 'audit',
    behaviour: 'What the vendor has no word for has the types undefined, and customizedData names them.',
    origin: 'assumed',
  },
  { area: 'audit', behaviour: 'A record that is not there is 404.', origin: 'assumed' },
  {
    area: 'audit',
    behaviour: 'Records of webhook registrations have *** in place of the values in the query of the callback address.',
    origin: 'assumed',
  },
];

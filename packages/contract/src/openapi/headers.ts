import { maxIdLength, spelling } from '../headers.ts';
import type { BuiltOperation } from '../operations.ts';
import { answersWithETag, isPaged } from './traits.ts';

const id = { type: 'string', maxLength: maxIdLength };
const text = { type: 'string' };

function parameter(name: keyof typeof spelling, description: string, schema: object) {
  return { name: spelling[name], in: 'header', required: false, description, schema };
}

/** `components.parameters`: the request headers. */
export const headerParameters = {
  RequestId: parameter('requestId', 'Names this request: a write that is repeated with it is done once.', id),
  CorrelationId: parameter('correlationId', 'Ties several requests together; echoed, never interpreted.', id),
  ContractVersion: parameter('contractVersion', '`v1`, or absent.', text),
  Locale: parameter('locale', 'Language of error descriptions, e.g. `fr-FR`.', text),
  ContinuationToken: parameter('continuationToken', 'The token of the page before; goes with `seekOperation`.', text),
  IfMatch: parameter(
    'ifMatch',
    'The ETag of the version the update is based on. It decides where the body names one too; one of the two is needed.',
    text,
  ),
  OptionalIfMatch: parameter(
    'ifMatch',
    'The ETag of the version the update is based on: any other one is refused. Without it the last update wins.',
    text,
  ),
} as const;

/** `components.headers`: the response headers. */
export const responseHeaders = {
  RequestId: { description: 'The id that was sent, or a new one.', schema: text },
  CorrelationId: { description: 'The id that was sent, or a new one.', schema: text },
  CorrelationVector: { description: 'Trace vector of the answer.', schema: text },
  ServerId: { description: 'The node that answered.', schema: text },
  Fidelity: {
    description: 'How sure we are of the behaviour of the operation.',
    schema: { type: 'string', enum: ['documented', 'observed', 'assumed'] },
  },
  Replayed: {
    description: '`true` when this is the answer that an earlier, identical request got.',
    schema: { type: 'string', const: 'true' },
  },
  ETag: { description: 'The version of the resource, in double quotes.', schema: text },
  WwwAuthenticate: { description: 'What is wrong with the token (RFC 6750).', schema: text },
  RetryAfter: { description: 'Seconds to wait.', schema: { type: 'integer', minimum: 0 } },
} as const;

function parameterReference(name: keyof typeof headerParameters) {
  return { $ref: `#/components/parameters/${name}` };
}

function headerReference(name: keyof typeof responseHeaders) {
  return { $ref: `#/components/headers/${name}` };
}

const onEveryAnswer = {
  [spelling.requestId]: headerReference('RequestId'),
  [spelling.correlationId]: headerReference('CorrelationId'),
  [spelling.correlationVector]: headerReference('CorrelationVector'),
  [spelling.serverId]: headerReference('ServerId'),
  [spelling.fidelity]: headerReference('Fidelity'),
};

/** References to the request headers that an operation reads. */
export function headerParametersOf(operation: BuiltOperation): readonly object[] {
  return [
    ...(operation.versioned === true ? [parameterReference('IfMatch')] : []),
    ...(operation.conditional === true && operation.method === 'PUT' ? [parameterReference('OptionalIfMatch')] : []),
    ...(isPaged(operation) ? [parameterReference('ContinuationToken')] : []),
    parameterReference('RequestId'),
    parameterReference('CorrelationId'),
    parameterReference('ContractVersion'),
    parameterReference('Locale'),
  ];
}

/** The headers of a success. */
export function successHeadersOf(operation: BuiltOperation): object {
  const { method } = operation;
  return {
    ...onEveryAnswer,
    ...(answersWithETag(operation) ? { [spelling.etag]: headerReference('ETag') } : {}),
    ...(method === 'GET' || method === 'HEAD' ? {} : { [spelling.replayed]: headerReference('Replayed') }),
  };
}

/** The headers of an error of this HTTP status. */
export function errorHeadersOf(status: number): object {
  switch (status) {
    case 401:
      return { ...onEveryAnswer, [spelling.wwwAuthenticate]: headerReference('WwwAuthenticate') };
    case 429:
    case 503:
      return { ...onEveryAnswer, [spelling.retryAfter]: headerReference('RetryAfter') };
    default:
      return onEveryAnswer;
  }
}

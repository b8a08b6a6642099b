import { isOwnPath } from '@partnerite/contract/operations/service.ts';
import type { Operation } from '@partnerite/contract/operations.ts';
import type { FastifyRequest } from 'fastify';
import type { Exchange } from '../http/exchange.ts';
import type { Principal } from '../http/tokens.ts';
import { operationName } from './operation-name.ts';
import type { RequestLedger } from './request-ledger.ts';

/** The longest object id that is kept, in characters. */
const maxUserIdLength = 128;

/** Notes a request that an application makes on behalf of a user; for an application alone there is no second factor. What
 * is asked of Partnerite itself is no call of a customer. */
export function noteRequest(
  ledger: RequestLedger,
  request: Pick<FastifyRequest, 'ip'>,
  { identifiers: { requestId, correlationId }, now }: Exchange,
  operation: Operation,
  { partner, kind, applicationId, userId, userPrincipalName, mfa }: Principal,
): void {
  if (kind !== 'app+user' || isOwnPath(operation.path)) return;
  ledger.note(partner, {
    at: now,
    requestId,
    correlationId,
    operationName: operationName(operation),
    ipAddress: request.ip,
    applicationId,
    userId: userId?.slice(0, maxUserIdLength),
    userPrincipalName,
    mfa,
  });
}

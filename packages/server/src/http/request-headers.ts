import { headers, spelling } from '@partnerite/contract/headers.ts';
import type { FastifyRequest } from 'fastify';
import { refuse } from '../refusal.ts';
import { checkAccept } from './accept.ts';
import { header } from './exchange.ts';

/** `v1`, or the form one vendor client sends. */
const contractVersion = /^(?:api-version:\s*)?v1$/i;

/**
 * Checks the headers that any request may carry (protocol, sections 1.3 and 1.5).
 * @throws Refusal `notAcceptable` or `unsupportedContractVersion`
 */
export function requestHeaders(request: FastifyRequest): void {
  checkAccept(header(request, headers.accept));
  const version = header(request, headers.contractVersion)?.trim();
  if (version !== undefined && version !== '' && !contractVersion.test(version)) {
    refuse('unsupportedContractVersion', { values: [version], data: [spelling.contractVersion] });
  }
}

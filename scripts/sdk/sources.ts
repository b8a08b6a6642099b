import { clouds } from '@partnerite/contract/clouds.ts';
import { errors } from '@partnerite/contract/errors.ts';
import { jsonMediaType, maxIdLength, spelling } from '@partnerite/contract/headers.ts';
import type { SchemaComponents } from '@partnerite/contract/openapi/schemas.ts';
import { answerKind, MethodWriter } from './methods.ts';
import { builtOperations, operationTree } from './tree.ts';
import { interfaces } from './types.ts';

const notice = '// Generated from the contract by `npm run sdk`. Do not edit.\n\n';

/** Headers that the SDK sends or reads. */
const clientHeaders = [
  'authorization',
  'accept',
  'contentType',
  'ifMatch',
  'retryAfter',
  'requestId',
  'correlationId',
  'contractVersion',
  'locale',
  'continuationToken',
] as const satisfies readonly (keyof typeof spelling)[];

/** The generated sources of the SDK by file name, not yet formatted. */
export function generatedSources(): Readonly<Record<string, string>> {
  const components: SchemaComponents = new Map();
  const writer = new MethodWriter(components);
  const tree = writer.level(operationTree(), ['Partner']);
  const rows = builtOperations.map((named) => {
    const { method, path } = named.operation;
    return `const ${named.id}: Operation = ${JSON.stringify({ id: named.id, method, path, answer: answerKind(named) })};`;
  });
  const names = [...components.keys()].sort().filter((name) => new RegExp(`\\b${name}\\b`).test(writer.declarations));
  return {
    'operations.ts': `${notice}import type { CallOptions, Client, Operation } from '../call.ts';
import { type Change, edit, type EditOptions } from '../edit.ts';
import { pagedList, type PagedList } from '../paged-list.ts';
import { update, type UpdateOptions } from '../update.ts';
import type { ${names.join(', ')} } from './resources.ts';

${writer.declarations}

${rows.join('\n')}

/** Every operation, on one way to the service. */
export function partnerOperations(client: Client): PartnerOperations {
  return ${tree};
}
`,
    'resources.ts': `${notice}${interfaces(components)}\n`,
    'wire.ts': `${notice}export const headers = ${JSON.stringify(
      Object.fromEntries(clientHeaders.map((name) => [name, spelling[name]])),
    )} as const;

export const jsonMediaType = ${JSON.stringify(jsonMediaType)};

/** Longest request or correlation id, in characters. */
export const maxIdLength = ${maxIdLength};

/** The code of an update whose version is no longer the current one. */
export const staleETagCode = ${errors.staleETag.code};

/** Where each cloud gets its tokens, and where its API is. */
export const clouds = ${JSON.stringify(
      Object.fromEntries(
        Object.entries(clouds).map(([name, { authority, api }]) => [name, { authority, apiRoot: api }]),
      ),
    )} as const;
`,
  };
}

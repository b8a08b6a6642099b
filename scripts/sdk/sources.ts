import { clouds } from '@partnerite/contract/clouds.ts';
import { errors } from '@partnerite/contract/errors.ts';
import { jsonMediaType, maxIdLength, spelling } from '@partnerite/contract/headers.ts';
import type { SchemaComponents } from '@partnerite/contract/openapi/schemas.ts';
import { MethodWriter } from './methods.ts';
import { operationTree } from './tree.ts';
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
  writer.level(operationTree(), ['Partner']);
  const names = [...components.keys()].sort().filter((name) => new RegExp(`\\b${name}\\b`).test(writer.declarations));
  return {
    'operations.ts': `${notice}import type { CallOptions } from '../call.ts';
import type { Change, EditOptions, Only } from '../edit.ts';
import type { MethodRow } from '../methods.ts';
import type { PagedList } from '../paged-list.ts';
import type { UpdateOptions } from '../update.ts';
import type { ${names.join(', ')} } from './resources.ts';

${writer.declarations}

/** Every method of {@link PartnerOperations}. */
export const methods: readonly MethodRow[] = ${writer.rows};
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

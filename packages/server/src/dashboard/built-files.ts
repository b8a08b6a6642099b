import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { assetFolder } from './addresses.ts';

/** Encodings that the build makes, the best first, and how it names their files. */
export const encodings = [
  { name: 'br', extension: '.br' },
  { name: 'gzip', extension: '.gz' },
] as const;

export type Encoding = (typeof encodings)[number]['name'];

/** One file of the built dashboard. */
export interface BuiltFile {
  readonly type: string;
  readonly etag: string;
  readonly bytes: Buffer;
  readonly encoded: ReadonlyMap<Encoding, Buffer>;
}

/** By path below the folder of the build, exactly as the files are named: nothing else can be asked for. */
export type BuiltFiles = ReadonlyMap<string, BuiltFile>;

export const pageFile = 'index.html';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
};

/**
 * Reads the built dashboard when it is first asked for, and again once it has been built anew.
 * @returns what answers the files, or `undefined` while there is no build
 */
export function builtFiles(folder: string): () => Promise<BuiltFiles | undefined> {
  let known: { readonly build: string; readonly files: Promise<BuiltFiles> } | undefined;
  return async () => {
    const build = await buildOf(folder);
    if (build === undefined) return undefined;
    if (known?.build !== build) known = { build, files: readBuild(folder) };
    try {
      return await known.files;
    } catch {
      // The build was under way.
      known = undefined;
      return undefined;
    }
  };
}

/** Changes with each build: when its page and its folders were last written. */
async function buildOf(folder: string): Promise<string | undefined> {
  try {
    const parts = await Promise.all(['', pageFile, assetFolder].map((name) => stat(join(folder, name))));
    return parts.map(({ mtimeMs }) => mtimeMs).join(' ');
  } catch {
    return undefined;
  }
}

async function readBuild(folder: string): Promise<BuiltFiles> {
  const beside = await readdir(folder);
  const assets = await readdir(join(folder, assetFolder));
  const names = new Set([...beside, ...assets.map((name) => `${assetFolder}/${name}`)]);
  const files = [...names].flatMap((name) => {
    const type = types[extname(name)];
    return type === undefined ? [] : [readBuilt(folder, name, type, names)];
  });
  return new Map(await Promise.all(files));
}

async function readBuilt(
  folder: string,
  name: string,
  type: string,
  names: ReadonlySet<string>,
): Promise<[string, BuiltFile]> {
  const bytes = await readFile(join(folder, name));
  const encoded = encodings
    .filter(({ extension }) => names.has(name + extension))
    .map(async (encoding) => [encoding.name, await readFile(join(folder, name + encoding.extension))] as const);
  const etag = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  return [name, { type, etag, bytes, encoded: new Map(await Promise.all(encoded)) }];
}

import { fileURLToPath } from 'node:url';

/**
 * Finds a file that belongs to the program but is not imported by it, such as a migration.
 * The same path holds below `src/`, when the sources run as they are, and below the folder of the built program.
 *
 * @param path relative to that folder, with `/` between segments
 */
export function assetUrl(path: string): URL {
  return new URL(path, import.meta.url);
}

/** The same as a path of the system. */
export function assetPath(path: string): string {
  return fileURLToPath(assetUrl(path));
}

/**
 * Finds a module that runs on a thread of its own: it is `.ts` in the sources and `.js` once built.
 *
 * @param path like that of `assetUrl`, without extension
 */
export function moduleUrl(path: string): URL {
  const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
  return assetUrl(path + extension);
}

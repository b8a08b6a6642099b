import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a build leaves: a page, a file beside it, assets plain and compressed, and what is nobody's business. */
export const built = {
  'index.html': '<!doctype html><title>Dashboard</title><script type="module" src="/assets/index-1a2b.js"></script>',
  'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'assets/index-1a2b.js': 'document.title = "Dashboard";',
  'assets/index-1a2b.js.br': 'brotli',
  'assets/index-1a2b.js.gz': 'gzip',
  'assets/index-3c4d.css': 'body{margin:0}',
  'assets/notes.unknown': 'notes',
  '.vite/manifest.json': '{}',
  'private.json': '{}',
} as const;

export interface BuiltDashboard {
  readonly folder: string;
  write(files: Readonly<Record<string, string>>): Promise<void>;
  dispose(): Promise<void>;
}

export async function newBuild(files: Readonly<Record<string, string>> = built): Promise<BuiltDashboard> {
  const folder = await mkdtemp(join(tmpdir(), 'partnerite-dashboard-'));
  const write: BuiltDashboard['write'] = async (each) => {
    for (const [name, text] of Object.entries(each)) {
      await mkdir(join(folder, name, '..'), { recursive: true });
      await writeFile(join(folder, name), text);
    }
  };
  await write(files);
  return { folder, write, dispose: () => rm(folder, { recursive: true, force: true }) };
}

import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { type BuildResult, build, transform } from 'esbuild';
import { type PackedSdk, packSdk, repository, sdkFolder, typeScript } from './packed-sdk.ts';

/** What the whole SDK may weigh, minified and compressed, in bytes. */
const maxSize = 15_000;

let sdk: PackedSdk;
/** A project that has the packed SDK installed. */
let project: string;
/** The SDK as it is unpacked there. */
let folder: string;

before(async () => {
  sdk = await packSdk();
  project = await sdk.project('bundler');
  folder = join(project, 'node_modules/@partnerite/sdk');
});
after(() => sdk.dispose());

/** All files below a folder, as paths from it with forward slashes, sorted. */
async function filesIn(path: string): Promise<readonly string[]> {
  const names = await readdir(path, { recursive: true });
  const kinds = await Promise.all(names.map((name) => stat(join(path, name))));
  return names.filter((_, index) => kinds[index]?.isFile()).sort();
}

async function texts(of: (file: string) => boolean): Promise<readonly (readonly [string, string])[]> {
  const files = (await filesIn(folder)).filter(of);
  return Promise.all(files.map(async (file) => [file, await readFile(join(folder, file), 'utf8')] as const));
}

const isProgram = (file: string) => file.endsWith('.js');
const isDeclaration = (file: string) => file.endsWith('.d.ts');

async function manifest(): Promise<Readonly<Record<string, unknown>>> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
}

describe('the packed SDK', () => {
  test('holds a module and its declarations for each source, the documents, and nothing else', async () => {
    const sources = await filesIn(join(sdkFolder, 'src'));
    const modules = sources.map((file) => `dist/${file.replace(/\.ts$/, '')}`);
    const documents = (await filesIn(join(sdkFolder, 'docs'))).map((file) => `docs/${file}`);
    const expected = [
      ...['LICENSE', 'README.md', 'package.json'],
      ...modules.flatMap((name) => [`${name}.d.ts`, `${name}.js`]),
      ...documents,
    ];
    assert.deepEqual(await filesIn(folder), expected.sort());
  });

  test('is built from the sources as they are now', async () => {
    const fresh = await mkdtemp(join(tmpdir(), 'partnerite-fresh-'));
    try {
      await sdk.run(typeScript, ['--project', sdkFolder, '--outDir', fresh]);
      for (const file of await filesIn(fresh)) {
        const [packed, built] = await Promise.all(
          [join(folder, 'dist', file), join(fresh, file)].map((path) => readFile(path, 'utf8')),
        );
        assert.equal(packed, built, `dist/${file} is old: npm run build`);
      }
    } finally {
      await rm(fresh, { recursive: true, force: true });
    }
  });

  test('depends on nothing and runs nothing when it is installed', async () => {
    const { dependencies, peerDependencies, optionalDependencies, bundleDependencies, scripts, bin } = await manifest();
    const members = { dependencies, peerDependencies, optionalDependencies, bundleDependencies, scripts, bin };
    assert.deepEqual(
      Object.entries(members).filter(([, value]) => value !== undefined),
      [],
    );
  });

  test('lets bundlers leave out what is not used, and names its oldest Node', async () => {
    const { type, sideEffects, engines, license } = await manifest();
    assert.deepEqual(
      { type, sideEffects, engines, license },
      {
        type: 'module',
        sideEffects: false,
        engines: { node: '>=20.16' },
        license: 'MIT',
      },
    );
  });

  test('exports files that are there', async () => {
    const { exports } = await manifest();
    const targets = [...JSON.stringify(exports).matchAll(/"(?:types|default)":"\.\/(.*?)"/g)].map(
      ([, target = '']) => target,
    );
    const files = await filesIn(folder);
    assert.ok(targets.length > 0);
    assert.deepEqual(
      targets.filter((target) => !files.includes(target)),
      [],
    );
  });

  test('has documents whose links lead to what is in it', async () => {
    const files = await filesIn(folder);
    for (const [file, text] of await texts((name) => name.endsWith('.md'))) {
      const links = [...text.matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map(([, target = '']) => target);
      const broken = links.filter((target) => !files.includes(normalize(join(dirname(file), target))));
      assert.deepEqual(broken, [], `${file} leads nowhere`);
    }
  });

  test('tells nothing of the machine that packed it', async () => {
    for (const [file, text] of await texts(() => true)) {
      assert.ok(!text.includes(repository), `${file} names the folder of the repository`);
      assert.doesNotMatch(text, /file:\/\/|sourceMappingURL/, file);
    }
  });

  test('imports nothing but its own modules', async () => {
    for (const [file, text] of await texts((name) => isProgram(name) || isDeclaration(name))) {
      const imported = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)/g)].map(([, name = '']) => name);
      assert.deepEqual(
        imported.filter((name) => !name.startsWith('./') && !name.startsWith('../')),
        [],
        file,
      );
    }
  });

  test('refers to what only Node has in one place, which asks first whether it is there', async () => {
    const nodeOnly = /\b(?:process|Buffer|require|__dirname|__filename|setImmediate|node:\w+)\b/;
    const referring: string[] = [];
    for (const [file, text] of await texts(isProgram)) {
      // Comments may name anything.
      const { code } = await transform(text, { minify: true, format: 'esm' });
      if (nodeOnly.test(code)) referring.push(file);
    }
    assert.deepEqual(referring, ['dist/webhooks/node-crypto.js']);
  });
});

/** Bundles a program of the project as for a browser. */
function bundle(contents: string): Promise<BuildResult<{ write: false; metafile: true }>> {
  return build({
    absWorkingDir: project,
    stdin: { contents, resolveDir: project, sourcefile: 'program.js' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    write: false,
    metafile: true,
    logLevel: 'warning',
  });
}

/** The bundle's code, and the modules of the SDK that left something in it. */
async function bundled(contents: string): Promise<{ readonly code: Uint8Array; readonly modules: readonly string[] }> {
  const { outputFiles, metafile } = await bundle(contents);
  const modules = Object.values(metafile.outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([file]) => file.replace(/^.*\/dist\//, ''));
  return { code: outputFiles[0]?.contents ?? new Uint8Array(), modules };
}

describe('the SDK in a bundle', () => {
  test(`weighs less than ${maxSize} bytes with all that it has, minified and compressed`, async (t) => {
    const { code, modules } = await bundled("export * from '@partnerite/sdk'");
    const size = gzipSync(code, { level: 9 }).length;
    t.diagnostic(`${size} bytes, ${code.length} before compression`);
    assert.ok(modules.includes('partner.js'));
    assert.ok(size < maxSize, `${size} bytes`);
  });

  test('costs a program that only knows its errors next to nothing', async () => {
    const { code, modules } = await bundled("export { PartnerError } from '@partnerite/sdk'");
    assert.deepEqual(modules, ['errors/partner-error.js']);
    assert.ok(code.length < 1_000, `${code.length} bytes`);
  });

  test('has no credentials and no webhooks that the program does not use', async () => {
    const { modules } = await bundled("export { accessToken, createPartner } from '@partnerite/sdk'");
    const optional = modules.filter((name) => /^(?:credentials|webhooks)\//.test(name));
    const used = ['access-token', 'scopes', 'shared-request', 'token-cache'].map((name) => `credentials/${name}.js`);
    assert.deepEqual(
      optional.filter((name) => !used.includes(name)),
      [],
    );
  });
});

describe('the declarations of the SDK', () => {
  const settings = [
    '--ignoreConfig',
    '--noEmit',
    '--strict',
    '--exactOptionalPropertyTypes',
    '--skipLibCheck',
    'false',
  ];
  const platforms = {
    'a browser': ['--lib', 'es2022,dom', '--types', ''],
    Node: ['--lib', 'es2022', '--types', 'node', '--typeRoots', join(repository, 'node_modules/@types')],
  };

  for (const [platform, flags] of Object.entries(platforms)) {
    test(`hold under strict in a program for ${platform}`, async () => {
      const files = (await filesIn(folder)).filter(isDeclaration).map((file) => join(folder, file));
      await sdk.run(typeScript, [...settings, '--target', 'es2022', '--module', 'nodenext', ...flags, ...files]);
    });
  }
});

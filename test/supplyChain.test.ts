import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../scripts/lib/paths.mjs';
import { notice } from '../scripts/third-party.mjs';

interface LockEntry {
  readonly version?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly peer?: boolean;
  readonly link?: boolean;
}

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const { dependencies, devDependencies, peerDependencies, peerDependenciesMeta } = JSON.parse(read('package.json'));
const lock: Record<string, LockEntry> = JSON.parse(read('package-lock.json')).packages;

/** Packages that the files of a folder import, as `@scope/name` or `name`. */
function importedFrom(folder: string): Set<string> {
  const found = new Set<string>();
  for (const path of readdirSync(join(root, folder), { recursive: true }) as string[]) {
    if (!/\.(ts|mjs|cjs|js)$/.test(path)) continue;
    const text = read(join(folder, path)).replace(/^\s*(\*|\/\/).*$/gm, '');
    for (const [, name] of text.matchAll(
      /(?:\bfrom|\bimport|\b(?:require(?:\.resolve)?|import)\() ?['"]([@\w][\w@/.:-]+)['"]/g,
    )) {
      const parts = name!.split('/');
      found.add(name!.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]!);
    }
  }
  return found;
}

describe('direct dependencies', () => {
  const listed = (title: string): string[] => {
    const section = read('docs/dependencies.md').split(`## ${title}\n`)[1]!.split('\n## ')[0]!;
    return [...section.matchAll(/^\| (\S+) \| (.+) \|$/gm)]
      .map(([, name]) => name!)
      .filter((name) => name !== 'package');
  };

  it.each([
    ['What users get', dependencies],
    ['What users may add', peerDependencies],
    ['What development needs', devDependencies],
  ])('are justified in docs/dependencies.md, each in a line: %s', (title, named) => {
    expect(listed(title)).toEqual(Object.keys(named));
  });

  it('of src/ are what users get, or what they may add; nobody installs what only tests need', () => {
    const imported = [...importedFrom('src')].filter((name) => !/^node:/.test(name) && !builtinModules.includes(name));
    // Figures in JupyterLab are drawn by plotly where somebody installed it; the kernel names types of Node in what it compiles.
    const noticed = ['clusternet', 'plotly.js-dist', 'plotly.js-strict-dist-min', '@types/node'];
    const allowed = [...Object.keys(dependencies), ...Object.keys(peerDependencies), ...noticed];
    expect(imported.filter((name) => !allowed.includes(name))).toEqual([]);
  });

  it('are each imported by src/, or say here why not', () => {
    // A font by the name of its file; types alone are imported by the others.
    const otherwise = ['@expo-google-fonts/noto-emoji'];
    const imported = importedFrom('src');
    expect(Object.keys(dependencies).filter((name) => !imported.has(name))).toEqual(otherwise);
  });

  it('that a user may add are all optional', () => {
    expect(Object.keys(peerDependenciesMeta)).toEqual(Object.keys(peerDependencies));
    for (const meta of Object.values<{ optional?: boolean }>(peerDependenciesMeta)) expect(meta.optional).toBe(true);
  });
});

describe('package-lock.json', () => {
  const entries = Object.entries(lock).filter(([path, { link }]) => path !== '' && link !== true);
  const users = entries.filter(([, { dev, devOptional, peer }]) => !dev && !devOptional && !peer);

  it('pins every package by its hash', () => {
    expect(entries.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? '')).map(([path]) => path)).toEqual([]);
  });

  it('brings users no install script but that of core-js, which asks for donations, and no xlsx', () => {
    const scripts = users.filter(([, { hasInstallScript }]) => hasInstallScript === true).map(([path]) => path);
    expect(scripts).toEqual(['node_modules/core-js']);
    expect(users.filter(([path]) => /node_modules\/(xlsx|danfojs-node|request)$/.test(path))).toEqual([]);
  });
});

describe('THIRD_PARTY.md', () => {
  it('is what `npm run third-party` writes', () => {
    expect(existsSync(join(root, 'THIRD_PARTY.md'))).toBe(true);
    expect(read('THIRD_PARTY.md')).toBe(notice());
  });

  it('has a licence for every package, none that asks more of users than to keep it', () => {
    const licences = [...notice().matchAll(/^\| \S+ \| \S.* \| (.*) \|$/gm)].map(([, licence]) => licence!).slice(1);
    expect(licences.length).toBeGreaterThan(100);
    expect(licences.filter((licence) => /unknown|GPL|UNLICENSED|-NC/i.test(licence))).toEqual([]);
  });
});

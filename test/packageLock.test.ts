import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

type Entry = { version?: string; resolved?: string; link?: boolean; optionalDependencies?: Record<string, string> };
const text = readFileSync(join(__dirname, '..', 'package-lock.json'), 'utf8');
const packages: Record<string, Entry> = JSON.parse(text).packages;

describe('package-lock.json', () => {
  it('names no registry, so that npm ci uses the one this machine is set to', () => {
    const resolved = Object.values(packages).flatMap((entry) => entry.resolved ?? []);
    expect(resolved).toEqual([]);
  });

  it('takes every package from a registry, none from an address or a repository', () => {
    const odd = Object.entries(packages).filter(([path, entry]) => path !== '' && !/^\d/.test(entry.version ?? ''));
    expect(odd).toEqual([]);
  });

  it('holds the optional packages of every platform (npm run lock adds what npm left out)', () => {
    const missing = Object.entries(packages).flatMap(([path, entry]) =>
      Object.keys(entry.optionalDependencies ?? {}).filter(
        (name) => !packages[`${path}/node_modules/${name}`] && !packages[`node_modules/${name}`],
      ),
    );
    expect(missing).toEqual([]);
  });
});

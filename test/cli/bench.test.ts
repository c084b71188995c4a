import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { benchArguments, benchFlags, benchProgram } from '../../src/cli/bench';

describe('clusternet bench', () => {
  it('starts bench/command.ts of the checkout it is in', () => {
    expect(benchProgram().at(-1)).toMatch(/bench[\\/]command\.ts$/);
  });

  it('says that the bench comes with the repository where there is none', () => {
    const folder = mkdtempSync(join(tmpdir(), 'installed-'));
    expect(() => benchProgram(folder)).toThrow(
      'bench: expected a checkout of the repository, which the bench comes with, but got the installed package',
    );
    rmSync(folder, { recursive: true });
  });

  it('hands its flags on as they came', () => {
    const given = ['--dataset=karate', '--peer', '--only=a b', '--rounds=2', '--steps=3', '--data=-x', '--json'];
    const flags = benchFlags().parse(given, { from: 'user' }).opts();
    expect(benchArguments(flags as Parameters<typeof benchArguments>[0])).toEqual(given);
  });
});

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { equations } from '../../../src/papers/clusternet/equations';

describe('equations', () => {
  it.each(equations.map((equation) => [`${equation.at}: ${equation.symbol}`, equation] as const))(
    '%s exists',
    async (_, { module, symbol }) => {
      const path = join(__dirname, '../../../src', module);
      expect(existsSync(`${path}.ts`) || existsSync(join(path, 'index.ts'))).toBe(true);
      const found = (await import(/* @vite-ignore */ path)) as Record<string, unknown>;
      expect(['function', 'object']).toContain(typeof found[symbol]);
    },
  );
});

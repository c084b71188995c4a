import { Buffer as NodeBuffer, isAscii as nodeAscii, isUtf8 as nodeUtf8 } from 'node:buffer';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { Buffer, isAscii, isUtf8 } from '../../src/browser/buffer';

const from = Buffer.from as (value: unknown, ...rest: unknown[]) => Buffer;

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.string({ unit: 'binary' }).map((s) => new TextEncoder().encode(s)),
);

it('reads bytes as Node does', () => {
  fc.assert(
    fc.property(bytes, fc.nat(20), fc.nat(300), (all, start, end) => {
      const [ours, node] = [from(all), NodeBuffer.from(all)];
      for (const kind of ['latin1', 'base64', 'utf8'] as const) {
        expect(ours.toString(kind, start, end)).toBe(node.toString(kind, start, Math.max(start, end)));
      }
      expect((ours.subarray(start) as Buffer).toString('latin1')).toBe(node.subarray(start).toString('latin1'));
      expect([isAscii(all), isUtf8(all)]).toEqual([nodeAscii(all), nodeUtf8(all)]);
    }),
  );
});

it('makes bytes of texts as Node does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (text) => {
      for (const kind of ['utf8', 'utf16le'] as const) {
        expect([...from(text, kind)]).toEqual([...NodeBuffer.from(text, kind)]);
      }
      const base64 = NodeBuffer.from(text).toString('base64');
      expect([...from(base64, 'base64')]).toEqual([...NodeBuffer.from(base64, 'base64')]);
    }),
  );
});

it('looks at bytes where they lie', () => {
  const all = Uint8Array.from([1, 2, 3, 4]);
  const part = from(all.buffer, 1, 2);
  all[1] = 9;
  expect([...part]).toEqual([9, 3]);
  expect(part.indexOf(3)).toBe(1);
});

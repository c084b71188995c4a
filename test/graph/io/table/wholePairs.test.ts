import { describe, expect, it } from 'vitest';
import { readGraphBytes } from '../../../../src/graph/io/readGraphFile';
import { Rng } from '../../../../src/random/Rng';

/** Read from bytes, and from text: UTF-16 is no bytes of digits. */
function bothWays(text: string) {
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  return [Buffer.from(text), utf16].map((bytes) => {
    try {
      const { graph, report } = readGraphBytes(bytes, 'a.txt');
      const { ids, rowPtr, colIdx } = graph;
      return { ids, rowPtr, colIdx, report: { ...report, encoding: '' } };
    } catch (error) {
      return (error as Error).message;
    }
  });
}

/** Lines that the quick way takes, nearly takes, and leaves. */
const LINES: readonly (readonly string[])[] = [
  ['1 2', '0 7', '12 345', '999999999 3', '3 123456789'],
  ['7 1000000000', '007 1', '1 00', '1  2', '1 2 ', ' 1 2', '1\t2', '-1 2', '1.0 2', '+1 2'],
  ['# said', '% said', '', '   ', '"1" 2', 'a b', '1 é'],
];
const ENDS = ['\n', '\n', '\n', '\r\n', '\r', '\n\n'];

describe('wholePairs', () => {
  it('reads what the reader of texts reads, line for line', () => {
    const rng = new Rng(3);
    const one = <T>(list: readonly T[]): T => list[Math.floor(rng.float() * list.length)]!;
    for (let round = 0; round < 600; round++) {
      const end = rng.float() < 0.8 ? one(ENDS) : undefined;
      let text = round % 3 === 0 ? 'source target\n' : '';
      const most = 1 + Math.floor(rng.float() * 30);
      for (let i = 0; i < most; i++) {
        const kind = rng.float();
        text += one(LINES[kind < 0.8 ? 0 : kind < 0.93 ? 1 : 2]!) + (end ?? one(ENDS));
      }
      if (round % 2 === 0) text = text.trimEnd();
      if (round % 5 === 0) text = text.replaceAll(' ', ',');
      if (text === '') continue;
      const [bytes, chars] = bothWays(text);
      expect(bytes, JSON.stringify(text)).toStrictEqual(chars);
    }
  });

  it.each([
    ['a line of one field, named by its number', '1 2\r\n3 4\n5\n', 'a.txt:3:'],
    ['one of three', `${'1 2\n'.repeat(1500)}1 2 3\n`, 'a.txt:1501:'],
  ])('refuses %s', (_, text, place) => {
    for (const message of bothWays(text)) expect(message).toContain(place);
  });

  it('leaves a first line that counts nodes and edges to the reader of texts', () => {
    for (const read of bothWays('4 3\n1 2\n2 3\n3 4\n')) {
      expect(read).toMatchObject({ ids: ['1', '2', '3', '4'], report: { edges: 3 } });
    }
  });

  it('knows a number again whose text came when its array was too short', () => {
    const far = 70_000;
    const lines = [`0 ${far}`];
    for (let i = 0; i < 10_000; i++) lines.push(`${i} ${i + 1}`);
    lines.push(`5 ${far}`);
    for (const read of bothWays(`${lines.join('\n')}\n`)) {
      expect((read as { ids: readonly string[] }).ids.filter((id) => id === `${far}`)).toHaveLength(1);
      expect(read).toMatchObject({ report: { nodes: 10_002, edges: 10_002 } });
    }
  });
});

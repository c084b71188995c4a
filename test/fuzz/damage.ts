import type { Rng } from '../../src/random/Rng';

/** Pieces that mean something to somebody who reads. */
const PIECES =
  '" \' , ; \t \n \r # % // < > & &#0; &#7; { } [ ] 1e39 -1 NaN \0 \xff * ( ) -- -> = : 999999999 1e999 __proto__ constructor """ ]]> <![CDATA[ \u2028 {} null true 1e-46 -0 0x10 \ufeff'
    .split(' ')
    .concat([
      ' ',
      '*Vertices 5',
      'p edge 3 3',
      "{'weight': 3}",
      'source,target',
      'Id,Label',
      '<node id="a"/>',
      '</graph>',
      '{"__proto__":{"previous":1}}',
      '{"toString":1}',
    ]);

/** The bytes with a few faults: cut off, something put in or taken away, a part repeated, one piece for another. */
export function damage(rng: Rng, bytes: Buffer): Buffer {
  let worse = bytes;
  for (let faults = 1 + rng.int(4); faults > 0; faults--) worse = oneFault(rng, worse);
  return worse;
}

function oneFault(rng: Rng, bytes: Buffer): Buffer {
  const piece = () => PIECES[rng.int(PIECES.length)]!;
  const at = rng.int(bytes.length + 1);
  const [head, tail] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (rng.int(6)) {
    case 0:
      return head;
    case 1:
      return Buffer.concat([head, Buffer.from(piece()), tail]);
    case 2:
      return Buffer.concat([head, Buffer.from([rng.int(256)]), tail.subarray(1)]);
    case 3:
      return Buffer.concat([head, tail.subarray(rng.int(40))]);
    case 4:
      return Buffer.concat([head, ...Array.from({ length: 1 + rng.int(20) }, () => tail.subarray(0, 100)), tail]);
    default:
      return Buffer.from(bytes.toString('latin1').replaceAll(piece(), piece()), 'latin1');
  }
}

/** Values that are seldom what was meant. */
const ODD: readonly unknown[] = [
  ...[null, undefined, true, '', 'x', '__proto__', '\0', 0, -0, -1, 0.5, 2 ** 53, 1e39, 1e-46, 1e308, Number.NaN],
  ...[
    Number.POSITIVE_INFINITY,
    [],
    [null],
    {},
    { toString: 1 },
    { length: 1e9 },
    JSON.parse('{"__proto__":{"previous":1}}'),
  ],
];

export const oddValue = (rng: Rng): unknown => ODD[rng.int(ODD.length)];

/** The same value with an entry of it, at any depth, gone, put twice, under another name, or something odd. */
export function damageValue(rng: Rng, value: unknown): unknown {
  if (rng.int(6) === 0 || typeof value !== 'object' || value === null) return oddValue(rng);
  const copy: unknown = Array.isArray(value) ? [...value] : { ...value };
  const names = Object.keys(copy as object);
  if (names.length === 0) return oddValue(rng);
  const fields = copy as Record<string, unknown>;
  const name = names[rng.int(names.length)]!;
  const fault = rng.int(5);
  if (fault === 0) delete fields[name];
  else if (fault === 1) fields[name] = oddValue(rng);
  else if (fault === 2)
    Object.defineProperty(fields, ['__proto__', 'constructor', `${name} `][rng.int(3)]!, {
      value: fields[name],
      enumerable: true,
      configurable: true,
      writable: true,
    });
  else fields[name] = damageValue(rng, fields[name]);
  return copy;
}

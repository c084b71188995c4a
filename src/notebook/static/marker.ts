import { px } from './svg';

/** Outline of a plotly marker symbol of diameter `size` about (x, y), as SVG path data. Unknown symbols are circles. */
export function markerPath(symbol: string, x: number, y: number, size: number): string {
  const r = size / 2;
  switch (symbol.replace('-open', '')) {
    case 'square':
      return polygon(
        x,
        y,
        [
          [-0.9, -0.9],
          [0.9, -0.9],
          [0.9, 0.9],
          [-0.9, 0.9],
        ],
        r,
      );
    case 'diamond':
      return polygon(
        x,
        y,
        [
          [0, -1.3],
          [1.3, 0],
          [0, 1.3],
          [-1.3, 0],
        ],
        r,
      );
    case 'triangle-up':
      return polygon(
        x,
        y,
        [
          [0, -1.25],
          [1.15, 0.8],
          [-1.15, 0.8],
        ],
        r,
      );
    case 'triangle-down':
      return polygon(
        x,
        y,
        [
          [0, 1.25],
          [-1.15, -0.8],
          [1.15, -0.8],
        ],
        r,
      );
    case 'cross':
      return polygon(x, y, plus(0), r);
    case 'x':
      return polygon(x, y, plus(Math.PI / 4), r);
    case 'star':
      return polygon(x, y, star(), r);
    default:
      return `M${px(x - r)} ${px(y)}a${px(r)} ${px(r)} 0 1 0 ${px(size)} 0a${px(r)} ${px(r)} 0 1 0 ${px(-size)} 0Z`;
  }
}

function polygon(x: number, y: number, corners: readonly (readonly [number, number])[], r: number): string {
  return `M${corners.map(([dx, dy]) => `${px(x + dx * r)} ${px(y + dy * r)}`).join('L')}Z`;
}

function plus(angle: number): [number, number][] {
  const a = 0.4;
  const b = 1.15;
  const corners: [number, number][] = [
    [-a, -b],
    [a, -b],
    [a, -a],
    [b, -a],
    [b, a],
    [a, a],
    [a, b],
    [-a, b],
    [-a, a],
    [-b, a],
    [-b, -a],
    [-a, -a],
  ];
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return corners.map(([dx, dy]) => [c * dx - s * dy, s * dx + c * dy]);
}

function star(): [number, number][] {
  return Array.from({ length: 10 }, (_, i) => {
    const radius = i % 2 === 0 ? 1.4 : 0.6;
    const angle = (Math.PI * i) / 5 - Math.PI / 2;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}

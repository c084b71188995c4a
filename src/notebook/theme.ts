import { escapePlotly } from './escape';
import type { Axis, Font, Layout } from './figure';

/** The one look of every figure, in the browser and in the PNG. Lengths in CSS pixels at the size WIDTH x HEIGHT. */
export const WIDTH = 900;
export const HEIGHT = 560;

/** Okabe & Ito (2008), "Color Universal Design": told apart with any colour vision. Black is kept for text, yellow comes last. */
export const PALETTE = [
  '#0072B2',
  '#D55E00',
  '#009E73',
  '#CC79A7',
  '#E69F00',
  '#56B4E9',
  '#8C6D1F',
  '#F0E442',
] as const;

/** Shapes say the same as colours, for print and for eyes that do not see colours. */
const SYMBOLS = ['circle', 'square', 'diamond', 'triangle-up', 'triangle-down', 'cross', 'x', 'star'] as const;

export const INK = '#1f2328';
export const MUTED = '#59636e';
export const GRID = '#e4e7eb';
export const EDGE = '#aab2bd';

/** Sequential, white to dark blue, lightness falls evenly: zero is blank. */
export const SEQUENTIAL: [number, string][] = [
  [0, '#ffffff'],
  [0.25, '#c6dcee'],
  [0.5, '#7fb3d9'],
  [0.75, '#2f79b5'],
  [1, '#08306b'],
];

const FONT_FAMILY = '"DejaVu Sans", Verdana, "Helvetica Neue", Arial, sans-serif';
/** Chosen so that the PNG still reads at half its size. */
export const FONT_SIZE = { title: 21, subtitle: 15, axis: 17, tick: 15, legend: 15 } as const;

/** Colour i, round and round. */
export function color(i: number): string {
  return PALETTE[i % PALETTE.length]!;
}

/** Shape i; after each round of colours the shapes shift by one, so that 64 groups differ in colour or shape. */
export function symbol(i: number): string {
  return SYMBOLS[(i + Math.floor(i / PALETTE.length)) % SYMBOLS.length]!;
}

/** '#rrggbb' and an opacity as 'rgba(…)'. */
export function translucent(hex: string, alpha: number): string {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return `rgba(${r},${g},${b},${alpha})`;
}

export function font(size: number, ink: string = INK): Font {
  return { family: FONT_FAMILY, size, color: ink };
}

/** An axis in the house style; `options` win. */
export function axis(label: string | undefined, options: Axis = {}): Axis {
  return {
    ...(label === undefined ? {} : { title: { text: escapePlotly(label), font: font(FONT_SIZE.axis), standoff: 10 } }),
    automargin: true,
    gridcolor: GRID,
    linecolor: MUTED,
    showline: true,
    zeroline: false,
    ticks: 'outside',
    tickcolor: MUTED,
    tickfont: font(FONT_SIZE.tick),
    ...options,
  };
}

/** Title, subtitle, fonts and background that all figures share. Texts come unescaped. */
export function baseLayout(options: { title: string; subtitle?: string | undefined; description: string }): Layout {
  const subtitle = options.subtitle;
  return {
    title: {
      text: escapePlotly(options.title),
      font: font(FONT_SIZE.title),
      x: 0.02,
      xanchor: 'left',
      y: 0.96,
      yanchor: 'top',
      ...(subtitle === undefined
        ? {}
        : { subtitle: { text: escapePlotly(subtitle), font: font(FONT_SIZE.subtitle, MUTED) } }),
    },
    font: font(FONT_SIZE.tick),
    height: HEIGHT,
    margin: { l: 70, r: 30, t: subtitle === undefined ? 70 : 95, b: 65 },
    paper_bgcolor: '#ffffff',
    plot_bgcolor: '#ffffff',
    hoverlabel: { bgcolor: '#ffffff', font: font(14), align: 'left', namelength: -1 },
    legend: { orientation: 'v', font: font(FONT_SIZE.legend), x: 1.02, y: 1, xanchor: 'left', yanchor: 'top' },
    meta: { description: options.description },
  };
}

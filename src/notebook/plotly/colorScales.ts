import { SEQUENTIAL } from '../theme';

type Stops = [number, string][];

const even = (...colors: string[]): Stops => colors.map((color, i) => [i / (colors.length - 1), color]);

/** Plotly's scales by name, in a few stops; one we do not have is drawn in ours. Sources: matplotlib, ColorBrewer. */
const SCALES: Readonly<Record<string, Stops>> = {
  viridis: even('#440154', '#46327e', '#365c8d', '#277f8e', '#1fa187', '#4ac16d', '#a0da39', '#fde725'),
  cividis: even('#00224e', '#35456c', '#666970', '#948e77', '#c8b866', '#fee838'),
  plasma: even('#0d0887', '#6a00a8', '#b12a90', '#e16462', '#fca636', '#f0f921'),
  greys: even('#000000', '#ffffff'),
  blues: even('#f7fbff', '#c6dbef', '#6baed6', '#2171b5', '#08306b'),
  reds: even('#fff5f0', '#fcbba1', '#fb6a4a', '#cb181d', '#67000d'),
  greens: even('#f7fcf5', '#c7e9c0', '#74c476', '#238b45', '#00441b'),
  rdbu: even('#053061', '#4393c3', '#f7f7f7', '#d6604d', '#67001f'),
  ylgnbu: even('#ffffd9', '#7fcdbb', '#1d91c0', '#081d58'),
};

/** A plotly colorscale as stops of '#rrggbb'; ours where there is none, or one that we cannot read. */
export function stopsOf(scale: unknown, reversed = false): Stops {
  const stops = typeof scale === 'string' ? (SCALES[scale.toLowerCase()] ?? SEQUENTIAL) : pairs(scale);
  return reversed ? stops.map(([at, color]): [number, string] => [1 - at, color]).reverse() : stops;
}

function pairs(scale: unknown): Stops {
  if (!Array.isArray(scale) || scale.length < 2) return SEQUENTIAL;
  const stops = scale.map((stop, i): [number, string] =>
    Array.isArray(stop) ? [Number(stop[0]), hexOf(String(stop[1]))] : [i / (scale.length - 1), hexOf(String(stop))],
  );
  return stops.every(([at, color]) => Number.isFinite(at) && color !== '') ? stops : SEQUENTIAL;
}

/** '#rrggbb' of '#rgb', '#rrggbb' or 'rgb(…)'; '' for anything else. */
function hexOf(color: string): string {
  if (/^#[0-9a-f]{6}$/i.test(color)) return color;
  if (/^#[0-9a-f]{3}$/i.test(color)) return color.replace(/[0-9a-f]/gi, '$&$&');
  const channels = /^rgba?\((.*)\)$/.exec(color)?.[1]?.split(',').slice(0, 3).map(Number);
  if (channels?.length !== 3 || !channels.every((one) => one >= 0 && one <= 255)) return '';
  return `#${channels.map((one) => Math.round(one).toString(16).padStart(2, '0')).join('')}`;
}

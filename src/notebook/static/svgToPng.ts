import { dirname, join } from 'node:path';

/**
 * SVG text to a PNG, by resvg with the DejaVu Sans font of the dejavu-fonts-ttf package, so that every machine draws the same
 * picture. Letters that it does not have (Chinese, Japanese, Korean …) are drawn in a font of the machine, where one has them.
 * Of 256 colours, which the eye does not tell from all of them and a kept notebook holds in less than half the bytes.
 * @param scale PNG pixels per SVG pixel; default 2.
 */
export function svgToPng(svg: string, scale = 2): Buffer {
  // Loaded on the first picture: a program that draws nothing does not pay for them.
  const { Resvg } = require('@resvg/resvg-js') as typeof import('@resvg/resvg-js');
  const { encode } = require('upng-js') as typeof import('upng-js');
  const fonts = join(dirname(require.resolve('dejavu-fonts-ttf/package.json')), 'ttf');
  const image = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: {
      loadSystemFonts: needsMoreFonts(svg),
      fontFiles: [join(fonts, 'DejaVuSans.ttf')],
      defaultFontFamily: 'DejaVu Sans',
      sansSerifFamily: 'DejaVu Sans',
    },
  });
  const { pixels, width, height } = image.render();
  return Buffer.from(encode([Uint8Array.from(pixels).buffer], width, height, COLOURS));
}

const COLOURS = 256;

/** Scripts of which DejaVu Sans has the letters; punctuation, digits and symbols it has too. */
const DRAWN =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Arabic}\p{Script=Georgian}\p{Script=Common}\p{Script=Inherited}]*$/u;

/** True when a text has letters that DejaVu Sans has not. Finding the machine's fonts takes time, so only then. */
export function needsMoreFonts(svg: string): boolean {
  return !DRAWN.test(svg);
}

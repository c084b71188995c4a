import { dirname, join } from 'node:path';
import { fontsFor } from './fonts';

/**
 * SVG text to a PNG, by resvg with the DejaVu Sans font of the dejavu-fonts-ttf package, so that every machine draws the same
 * picture. Emoji and the letters of Chinese, Japanese and Korean are drawn in Noto fonts where their packages are installed (see
 * `fontsFor`), other letters in a font of the machine; what no font has is a box.
 * Of 256 colours, which the eye does not tell from all of them and a kept notebook holds in less than half the bytes.
 * @param scale PNG pixels per SVG pixel; default 2.
 */
export function svgToPng(svg: string, scale = 2): Buffer {
  // Loaded on the first picture: a program that draws nothing does not pay for them.
  const { Resvg } = require('@resvg/resvg-js') as typeof import('@resvg/resvg-js');
  const { encode } = require('upng-js') as typeof import('upng-js');
  const fonts = join(dirname(require.resolve('dejavu-fonts-ttf/package.json')), 'ttf');
  const { files, missing } = fontsFor(svg);
  const image = new Resvg(plainEmoji(svg), {
    fitTo: { mode: 'zoom', value: scale },
    font: {
      loadSystemFonts: missing.length > 0 || needsMoreFonts(svg),
      fontFiles: [join(fonts, 'DejaVuSans.ttf'), ...files],
      defaultFontFamily: 'DejaVu Sans',
      sansSerifFamily: 'DejaVu Sans',
    },
  });
  const { pixels, width, height } = image.render();
  return Buffer.from(encode([Uint8Array.from(pixels).buffer], width, height, COLOURS));
}

const COLOURS = 256;

/** Scripts of which DejaVu Sans or `fontsFor` has the letters; punctuation, digits and symbols too. */
const DRAWN =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Arabic}\p{Script=Georgian}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Common}\p{Script=Inherited}]*$/u;

/** True when a text has letters that are in none of these fonts. Finding the machine's fonts takes time, so only then. */
export function needsMoreFonts(svg: string): boolean {
  return !DRAWN.test(svg);
}

/** An emoji made of several (a family, a skin's colour) is drawn as its first: resvg finds no font for the whole. */
function plainEmoji(svg: string): string {
  return svg.replace(
    /(\p{Extended_Pictographic})\uFE0F?(\p{Emoji_Modifier}|\u200D\p{Extended_Pictographic}\uFE0F?)+/gu,
    '$1',
  );
}

/** Advance widths of DejaVu Sans for ASCII 32 … 126, in hundredths of the font size (read from the font's hmtx table). */
// biome-ignore format: a table
const WIDTHS = [
  32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 53,
  100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79, 60, 79, 69, 63, 61, 73, 68, 99, 69, 61, 69, 39, 34, 39, 84, 50,
  50, 61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52, 39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84,
];

/**
 * Width of a line of text in the fonts of `svgToPng`, in the unit of `size`. Exact for ASCII, Chinese, Japanese, Korean and emoji;
 * other characters count as wide as "o" or more.
 */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const { segment } of GRAPHEMES.segment(text)) width += widthOf(segment);
  return (width * size) / 100;
}

/** What a reader takes for one character: a family of emoji is one, and an accent belongs to its letter. */
const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

function widthOf(character: string): number {
  const code = character.codePointAt(0)!;
  const known = WIDTHS[code - 32];
  if (known !== undefined) return known;
  if (/^(\p{Extended_Pictographic}|\p{Regional_Indicator})/u.test(character)) return 127; // 2600 of 2048 in Noto Emoji
  if (/^\p{Script=Hangul}/u.test(character)) return 92; // 920 of 1000 in Noto Sans KR
  if (code >= 0xff61 && code <= 0xffdc) return 50; // half-width forms
  if (code > 0x2e80) return 100;
  return character === '−' || character === '±' || character === '×' ? 84 : 64;
}

/** Cuts `text` to fit `width`, with an ellipsis. */
export function fitText(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const chars = Array.from(GRAPHEMES.segment(text), ({ segment }) => segment);
  while (chars.length > 1 && textWidth(`${chars.join('')}…`, size) > width) chars.pop();
  return `${chars.join('').trimEnd()}…`;
}

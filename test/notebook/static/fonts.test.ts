import { describe, expect, it } from 'vitest';
import { fontsFor } from '../../../src/notebook/static/fonts';
import { svgToPng } from '../../../src/notebook/static/svgToPng';
import { fitText, textWidth } from '../../../src/notebook/static/textWidth';

const nowhere = (path: string): string => {
  throw new Error(path);
};
const text = (content: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><text x="5" y="30" font-size="24" font-family="DejaVu Sans">${content}</text></svg>`;

describe('fontsFor', () => {
  it('asks for nothing where DejaVu Sans has all letters', () => {
    expect(fontsFor('Zoë −1', nowhere)).toEqual({ files: [], missing: [] });
  });

  it('finds the font of every script, or names the package that has it', () => {
    const only = (path: string): string => (path.includes('noto-sans-jp') ? `/fonts/${path}` : nowhere(path));
    expect(fontsFor('東京 タワー 서울', only)).toEqual({
      files: ['/fonts/@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf'],
      missing: [{ script: 'Korean', install: '@expo-google-fonts/noto-sans-kr' }],
    });
    expect(fontsFor('汉', nowhere).missing).toEqual([
      { script: 'Chinese', install: '@expo-google-fonts/noto-sans-sc' },
    ]);
  });
});

it('emoji are drawn, each another, and none as the box of what is missing', () => {
  const [rocket, party, family, woman] = ['🚀', '🎉', '👩‍👩‍👧', '👩'].map((one) =>
    svgToPng(text(one)).toString('base64'),
  );
  const box = svgToPng(text('\u{10FFFD}')).toString('base64');
  expect(new Set([rocket, party, woman, box]).size).toBe(4);
  expect(family).toBe(woman);
});

describe('textWidth', () => {
  it('is that of the fonts', () => {
    expect(textWidth('東京', 10)).toBe(20);
    expect(textWidth('서울', 100)).toBe(184);
    expect(textWidth('ｱ', 10)).toBe(5);
    expect(textWidth('👨‍👩‍👧', 100)).toBe(127);
    expect(textWidth('e\u0301', 100)).toBe(textWidth('o', 100) + 1);
  });

  it('cuts between what a reader takes for characters', () => {
    expect(fitText('👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧', 10, 25)).toBe('👨‍👩‍👧…');
  });
});

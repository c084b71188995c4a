/** Letters that DejaVu Sans has not, and the packages that draw them, the best first. */
interface Script {
  readonly name: string;
  readonly letters: RegExp;
  readonly fonts: readonly (keyof typeof FILES)[];
}

/** The regular weight in packages of Google's Noto fonts. */
const FILES = {
  'noto-emoji': 'NotoEmoji',
  'noto-sans-jp': 'NotoSansJP',
  'noto-sans-kr': 'NotoSansKR',
  'noto-sans-sc': 'NotoSansSC',
  'noto-sans-tc': 'NotoSansTC',
} as const;

/** Emoji come with the package; the others are large, and installed by those who need them. */
const SCRIPTS: readonly Script[] = [
  { name: 'emoji', letters: /\p{Extended_Pictographic}|\p{Regional_Indicator}/u, fonts: ['noto-emoji'] },
  { name: 'Korean', letters: /\p{Script=Hangul}/u, fonts: ['noto-sans-kr'] },
  { name: 'Japanese', letters: /\p{Script=Hiragana}|\p{Script=Katakana}/u, fonts: ['noto-sans-jp', 'noto-sans-sc'] },
  {
    name: 'Chinese',
    letters: /\p{Script=Han}/u,
    fonts: ['noto-sans-sc', 'noto-sans-tc', 'noto-sans-jp', 'noto-sans-kr'],
  },
];

export interface Fonts {
  /** Beside DejaVu Sans. */
  readonly files: readonly string[];
  /** Scripts in the text for which no package is installed, and the package that has them. */
  readonly missing: readonly { readonly script: string; readonly install: string }[];
}

const packageOf = (font: string): string => `@expo-google-fonts/${font}`;

/**
 * The fonts that a text needs beside DejaVu Sans.
 * @param resolve the path of a file in an installed package; throws where there is none
 */
export function fontsFor(text: string, resolve: (path: string) => string = require.resolve): Fonts {
  const files = new Set<string>();
  const missing: { script: string; install: string }[] = [];
  for (const { name, letters, fonts } of SCRIPTS) {
    if (!letters.test(text)) continue;
    const found = fonts.map((font) => fileOf(font, resolve)).find((file) => file !== undefined);
    if (found === undefined) missing.push({ script: name, install: packageOf(fonts[0]!) });
    else files.add(found);
  }
  return { files: [...files], missing };
}

function fileOf(font: keyof typeof FILES, resolve: (path: string) => string): string | undefined {
  try {
    return resolve(`${packageOf(font)}/400Regular/${FILES[font]}_400Regular.ttf`);
  } catch {
    return undefined;
  }
}

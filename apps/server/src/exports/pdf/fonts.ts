import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const file = (cut: string, name: string): string =>
  require.resolve(`@expo-google-fonts/tinos/${cut}/Tinos_${name}.ttf`);

/** Free letters as wide as those of Times New Roman, embedded into every file. */
export const FONT = 'Tinos';
export const FONTS = {
  [FONT]: {
    normal: file('400Regular', '400Regular'),
    bold: file('700Bold', '700Bold'),
    italics: file('400Regular_Italic', '400Regular_Italic'),
    bolditalics: file('700Bold_Italic', '700Bold_Italic'),
  },
};

/** The only files that a PDF may be made of. */
export const FONT_FILES: ReadonlySet<string> = new Set(Object.values(FONTS[FONT] ?? {}));

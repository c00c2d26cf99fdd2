import type { ExportFormat } from '@soproekt/contracts';

const LONGEST = 100;

/** The name of an exported file: the title without what file systems or eyes are deceived by. */
export function exportName(title: string, format: ExportFormat): string {
  const clean = title
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"/\\|?*]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const stem = [...clean]
    .slice(0, LONGEST)
    .join('')
    .replace(/^[. ]+|[. ]+$/g, '');
  return `${stem || 'document'}.${format}`;
}

const LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  'а a,б b,в v,г g,д d,е e,ё e,ж zh,з z,и i,й i,к k,л l,м m,н n,о o,п p,р r,с s,т t,у u,ф f,х kh,ц ts,ч ch,ш sh,щ shch,ъ ,ы y,ь ,э e,ю yu,я ya'
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]),
);

/** Russian letters as Latin ones: for programs that know no others. */
export const transliterated = (text: string): string =>
  text.replace(/[а-яё]/gi, (letter) => {
    const latin = LATIN[letter.toLowerCase()] ?? '_';
    return letter === letter.toLowerCase() ? latin : latin.charAt(0).toUpperCase() + latin.slice(1);
  });

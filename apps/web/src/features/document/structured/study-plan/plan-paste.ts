import type { BatchRow } from '@soproekt/documents';

const SUMS = /^\s*(?:итого|всего|total|sum)(?![а-яёa-z])/i;
const ATTESTATION = /аттестац|диагностик|assessment|attestation/i;

/**
 * What kinds of row a pasted block brings: by the numbers of a plan («1», «1.1», «ИА») where it has them, else topics under
 * the last module. Null: a row of sums, which is worked out here.
 */
export function pastedPlanRows(
  rows: readonly Readonly<Record<string, string>>[],
  lastModuleId: string | null,
): (BatchRow | null)[] {
  let parent = lastModuleId;
  return rows.map((texts, i) => {
    const number = (texts['number'] ?? '').trim();
    const title = texts['title'] ?? '';
    if (SUMS.test(title) || SUMS.test(number)) return null;
    if (/^[А-ЯA-Z]{2}$/.test(number) || (number !== '' && ATTESTATION.test(title))) {
      return { type: 'attestation', parentId: null, cells: { attestation: attestationOf(number, title) } };
    }
    const module = /^\d+\.?$/.test(number) && number !== '0';
    if (module || (parent === null && !/^\d+\.\d+/.test(number))) {
      parent = `pasted-${i}`;
      return { type: 'module', localId: parent };
    }
    return { type: 'topic', ...(parent !== null && { parentId: parent }) };
  });
}

function attestationOf(number: string, title: string): string {
  if (/диагностик|вход|entry/i.test(title) || number === '0') return 'entry';
  return /итог|final/i.test(title) || /^ИА$|^FA$/.test(number) ? 'final' : 'intermediate';
}

import type { JobFunction, Standard, StandardInput } from '@soproekt/contracts';

const plain = (text: string): string => text.toLocaleLowerCase('ru').replaceAll('ё', 'е');

/** Standards that hold every word of the search, in their code, title, categories, functions or actions. */
export function findStandards(standards: readonly Standard[], search: string): Standard[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  return standards.filter((standard) => {
    const text = plain(
      [
        standard.code,
        standard.title,
        standard.basis,
        ...standard.audience,
        ...standard.functions.flatMap(({ code, title, actions }) => [code, title, ...actions]),
      ].join('\n'),
    );
    return words.every((word) => text.includes(word));
  });
}

/** By code as people count: 01.2 before 01.11. */
export const byCode = (a: Pick<Standard, 'code'>, b: Pick<Standard, 'code'>): number =>
  a.code.localeCompare(b.code, 'ru', { numeric: true });

export interface FunctionValues {
  readonly code: string;
  readonly title: string;
  /** One action a line. */
  readonly actions: string;
}

/** A standard as its form holds it. */
export interface StandardValues extends Record<string, unknown> {
  code: string;
  title: string;
  basis: string;
  audience: string[];
  functions: FunctionValues[];
}

export const EMPTY_FUNCTION: FunctionValues = { code: '', title: '', actions: '' };

export function valuesOf(standard: Standard | null): StandardValues {
  return {
    code: standard?.code ?? '',
    title: standard?.title ?? '',
    basis: standard?.basis ?? '',
    audience: [...(standard?.audience ?? [])],
    functions: (standard?.functions ?? []).map(({ code, title, actions }: JobFunction) => ({
      code,
      title,
      actions: actions.join('\n'),
    })),
  };
}

/** A function without a single letter in it is a line that was added and left empty. */
const isEmpty = ({ code, title, actions }: FunctionValues): boolean => `${code}${title}${actions}`.trim() === '';

export function inputOf({ code, title, basis, audience, functions }: StandardValues): StandardInput {
  return {
    code: code.trim(),
    title: title.trim(),
    basis: basis.trim(),
    audience,
    functions: functions
      .filter((each) => !isEmpty(each))
      .map((each) => ({
        code: each.code.trim(),
        title: each.title.trim(),
        actions: [
          ...new Set(
            each.actions
              .split('\n')
              .map((line) => line.trim())
              .filter(Boolean),
          ),
        ],
      })),
  };
}

/** The field of the form that an issue of the contract belongs to: `functions.0.actions.2` is `functions.0.actions`. */
export function fieldOfIssue(path: readonly PropertyKey[], { functions }: Pick<StandardValues, 'functions'>): string {
  const [first, index, part] = path.map(String);
  if (first !== 'functions') return first ?? '';
  if (index === undefined) return 'functions';
  // Empty lines are not sent, but they count in the form.
  const sent = functions.map((each, i) => ({ each, i })).filter(({ each }) => !isEmpty(each));
  const place = sent[Number(index)]?.i;
  return place === undefined ? 'functions' : `functions.${place}.${part ?? 'code'}`;
}

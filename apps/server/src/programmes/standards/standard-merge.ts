import { STANDARD_LIMITS, type JobFunction, type StandardChange } from '@soproekt/contracts';
import type { ImportedStandard } from './imported-standard.js';
import type { OccupationalStandardEntity } from './occupational-standard.entity.js';

export type StandardContent = Pick<OccupationalStandardEntity, 'code' | 'title' | 'basis' | 'audience' | 'functions'>;

/** As the file has it; what the file does not speak of stays. */
export function replaced(imported: ImportedStandard, known: StandardContent): StandardContent {
  const { code, title, basis = known.basis, audience = known.audience, functions } = imported;
  return { code, title, basis, audience: [...audience], functions: [...functions] };
}

/** The known standard with what the file has beyond it; nothing that is there changes or goes. */
export function added(imported: ImportedStandard, known: StandardContent): StandardContent {
  const { code, title, basis, audience, functions } = known;
  const own = new Map(functions.map((each) => [each.code, each]));
  for (const each of imported.functions) {
    const there = own.get(each.code);
    own.set(each.code, there ? withActions(there, each.actions) : each);
  }
  return {
    code,
    title,
    basis: basis || (imported.basis ?? ''),
    audience: union(audience, imported.audience ?? []),
    functions: [...own.values()],
  };
}

const withActions = (known: JobFunction, actions: readonly string[]): JobFunction => ({
  ...known,
  actions: union(known.actions, actions).slice(0, Math.max(STANDARD_LIMITS.actions, known.actions.length)),
});

const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])];

export function sameContent(a: StandardContent, b: StandardContent): boolean {
  const text = ({ title, basis, audience, functions }: StandardContent): string =>
    JSON.stringify([title, basis, audience, functions.map(functionText)]);
  return text(a) === text(b);
}

const functionText = ({ code, title, actions }: JobFunction): string => JSON.stringify([code, title, actions]);

/** What a reader of the catalogue will see differ. */
export function changeOf(before: StandardContent, after: StandardContent): StandardChange {
  const old = new Map(before.functions.map((each) => [each.code, each]));
  const kept = new Set(after.functions.map(({ code }) => code));
  const named = (list: readonly JobFunction[]) => list.map(({ code, title }) => ({ code, title }));
  const isOther = (each: JobFunction): boolean => {
    const there = old.get(each.code);
    return there !== undefined && functionText(there) !== functionText(each);
  };
  return {
    code: before.code,
    title: { before: before.title, after: after.title },
    functions: {
      added: named(after.functions.filter(({ code }) => !old.has(code))),
      changed: named(after.functions.filter(isOther)),
      removed: named(before.functions.filter(({ code }) => !kept.has(code))),
    },
    audience: {
      added: after.audience.filter((each) => !before.audience.includes(each)),
      removed: before.audience.filter((each) => !after.audience.includes(each)),
    },
  };
}

import { checkProgramme } from './checker.js';
import type { Finding } from './finding.js';
import { FINDING_CODES } from './finding.js';
import { findingMessage } from './messages.js';
import { shorten } from './messages/params.js';
import { CHECKS } from './registry.js';
import {
  bareContext,
  BROKEN_CONTENT,
  BROKEN_DRAFTS,
  BROKEN_PARTNERSHIPS,
  BROKEN_PLANS,
  demoContext,
  demoFacts,
} from './testing/index.js';
import { FINDING_VARIANTS } from './variants.js';

const CASES = [...BROKEN_PLANS, ...BROKEN_DRAFTS, ...BROKEN_CONTENT, ...BROKEN_PARTNERSHIPS];

const at = ({ sectionId, place: { rowId, column, field } }: Finding): string => {
  if (field !== undefined) return `${sectionId ?? ''}/${field}`;
  return rowId === undefined && column === undefined
    ? (sectionId ?? '')
    : `${sectionId}/${rowId ?? ''}/${column ?? ''}`;
};

describe('the demo programme', () => {
  it('is in order, with all that can be known around it and without', () => {
    expect(checkProgramme(demoFacts(), demoContext())).toEqual([]);
    expect(checkProgramme(demoFacts(), bareContext())).toEqual([]);
  });

  it('lets every check apply but that for the retraining of teachers', () => {
    const silent = CHECKS.filter((check) => !check.applies(demoFacts(), demoContext())).map(({ code }) => code);
    expect(silent).toEqual(['V24']);
  });
});

describe('a fault in the demo programme', () => {
  it.each(CASES.map((each) => [each.name, each] as const))('%s: exactly its findings', (_name, { spoil, expected }) => {
    const sound = { facts: demoFacts(), context: demoContext() };
    const { facts, context } = { ...sound, ...spoil(sound.facts, sound.context) };
    const findings = checkProgramme(facts, context);
    expect(findings.map((finding) => ({ code: finding.code, variant: finding.variant, at: at(finding) }))).toEqual(
      expected.map(({ code, variant, at: place }) => ({ code, variant, at: place })),
    );
    expected.forEach(({ ru }, i) => {
      if (ru !== undefined) expect(findingMessage(findings[i] as Finding, 'ru')).toBe(ru);
    });
  });

  it('is told in full English, with no placeholder left', () => {
    for (const { spoil } of CASES) {
      const sound = { facts: demoFacts(), context: demoContext() };
      const { facts, context } = { ...sound, ...spoil(sound.facts, sound.context) };
      for (const finding of checkProgramme(facts, context)) {
        const { title, name, institution, criterion, period, later, category, word } = finding.params;
        const own = [title, name, institution, criterion, period, later, category, word, finding.params['code']];
        const sentence = own
          .filter((text) => text !== undefined && text !== '')
          .flatMap((text) => [String(text), shorten(String(text), 40)])
          .reduce((rest, text) => rest.replaceAll(text, ''), findingMessage(finding, 'en'));
        expect(sentence).toMatch(/^[\x20-\x7e“”−]+\.$/);
        expect(sentence).not.toMatch(/undefined|NaN|\?/);
      }
    }
  });

  it('is tried for every variant of every code', () => {
    const tried = new Set(CASES.flatMap(({ expected }) => expected.map(({ code, variant }) => `${code} ${variant}`)));
    const known = FINDING_CODES.flatMap((code) => FINDING_VARIANTS[code].map((variant) => `${code} ${variant}`));
    expect(known.filter((each) => !tried.has(each))).toEqual([]);
  });
});

describe('checks of what the document does not know', () => {
  it('do not apply while it is not known', () => {
    const applied = CHECKS.filter((check) => check.applies(demoFacts(), bareContext())).map(({ code }) => code);
    expect(FINDING_CODES.filter((code) => !applied.includes(code))).toEqual(['V10', 'V18', 'V19', 'V20', 'V24']);
  });

  it.each(
    BROKEN_PARTNERSHIPS.filter(({ expected }) => /V1[489]|V20/.test(expected[0]?.code ?? '')).map(
      (c) => [c.name, c] as const,
    ),
  )('%s: nothing of it is said without the knowledge', (_name, { spoil, expected }) => {
    const { facts = demoFacts() } = spoil(demoFacts(), demoContext());
    const findings = checkProgramme(facts, bareContext());
    const inDocument = expected[0]?.variant === 'no-implementer';
    expect(findings.map(({ code }) => code)).toEqual(inDocument ? ['V14'] : []);
  });
});

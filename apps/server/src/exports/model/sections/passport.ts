import type { Passport } from '@soproekt/domain';
import type { PrintContext } from '../context.js';
import { cell, headCell } from '../make.js';
import type { Block } from '../print-model.js';
import { date } from '../typography.js';

/** The passport as a table of its filled fields. */
export function passportBlocks(context: PrintContext, sectionId: string): Block[] {
  const { passport } = context.facts;
  if (!passport || passport.sectionId !== sectionId) return [];
  const labels = context.labels.passport;
  const rows = linesOf(context, passport).filter(([, value]) => value !== '');
  if (rows.length === 0) return [];
  return [
    {
      type: 'table',
      caption: context.caption(labels.title),
      widths: [32, 68],
      header: [[headCell(labels.name), headCell(labels.value)]],
      rows: rows.map(([name, value]) => [cell(name), cell(value)]),
    },
  ];
}

function linesOf(context: PrintContext, passport: Passport): [string, string][] {
  const { labels, payload } = context;
  const words = labels.passport;
  const day = (value: string | null): string => date(value, payload.locale);
  const total = passport.totalHours ?? context.sums.total.total;
  return [
    [words.programmeType, passport.programmeType ? words.types[passport.programmeType] : ''],
    [words.goal, passport.goal],
    [words.learners, passport.learners || passport.learnerCategories.join(', ')],
    [words.standards, passport.standards.map((code) => standardOf(context, code)).join(';\n')],
    [words.form, formOf(context, passport)],
    [words.term, passport.term],
    [words.totalHours, total > 0 ? `${context.hours(total)} ${labels.hour}` : ''],
    [words.organisations, passport.organisations.flatMap((id) => context.fullName(id) ?? []).join(';\n')],
    [words.basis, context.payload.bases?.[passport.basis ?? ''] ?? ''],
    [words.approvedOn, day(passport.approvedOn)],
    [words.period, [passport.startsOn, passport.endsOn].map(day).filter(Boolean).join(' – ')],
    [words.competences, passport.competences],
    [words.qualification, passport.qualification],
    [words.activities, passport.activities],
  ];
}

/** «01.011 «Руководитель…»», of one that the workspace does not know the code. */
function standardOf({ labels, payload }: PrintContext, code: string): string {
  const title = payload.standards?.[code];
  return title ? `${code} ${labels.quoted(title)}` : code;
}

/** «очно-заочная с применением дистанционных образовательных технологий» */
export function formOf({ labels }: PrintContext, { form, distance }: Passport): string {
  const words = [form ? labels.passport.forms[form] : '', distance ? labels.passport.withDistance : ''];
  return words.filter(Boolean).join(' ');
}

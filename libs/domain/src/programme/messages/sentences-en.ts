import { shorten, type ParamReader, type Sentences } from './params.js';
import {
  cell,
  count,
  date,
  FIELDS,
  h,
  hours,
  inParentheses,
  INSTITUTIONS,
  PARTS,
  percent,
  PROGRAMME,
  quoted,
  result,
  row,
  SOURCES,
} from './words-en.js';

const source = (p: ParamReader): string => `${SOURCES[p.s('group')] ?? SOURCES['none']}, no. ${p.s('position')}`;
const part = (p: ParamReader): string => PARTS[p.s('part')] ?? p.s('part');
const period = (p: ParamReader, otherwise: string): string =>
  p.s('period').trim() === '' ? otherwise : quoted(p.s('period'));
const leftover = (p: ParamReader): string =>
  p.s('name').trim() === '' ? part(p) : `${part(p)}, ${quoted(p.s('name'))}`;
const review = (p: ParamReader): string =>
  `${p.s('kind') === 'external' ? 'External' : 'Internal'} review no. ${p.s('review')}`;
const term = (p: ParamReader): string => {
  const [from, until] = [date(p.s('from')), date(p.s('until'))];
  if (from === '' || until === '' || from === until) return from === until && from !== '' ? ` (${from})` : '';
  return ` (${from} to ${until})`;
};
const signOff = (p: ParamReader): string => (p.s('institution') === '' ? '' : ` by ${p.s('institution')}`);

export const SENTENCES_EN: Sentences = {
  V01: {
    empty: (p) => {
      const kind = PROGRAMME[p.s('programmeType')] ?? PROGRAMME['any'];
      return `The study plan is empty: ${kind} needs at least ${hours(p.n('minimum'))}: divide them among modules and assessments.`;
    },
    'below-minimum': (p) => {
      const lack = hours(p.n('minimum') - p.n('total'));
      const kind = PROGRAMME[p.s('programmeType')] ?? PROGRAMME['any'];
      return `The study plan has ${hours(p.n('total'))}, but ${kind} needs at least ${hours(p.n('minimum'))}: add ${lack} more.`;
    },
  },
  V02: {
    differs: (p) =>
      `The passport states a workload of ${h(p.n('declared'))}, the study plan adds up to ${h(p.n('total'))}: correct the passport or the plan.`,
  },
  V03: {
    differs: (p) =>
      `${row(p)}: the total is given as ${h(p.n('total'))}, but the kinds of class add up to ${h(p.n('sum'))}: correct the total or the kinds.`,
  },
  V04: {
    differs: (p) =>
      `${cell(p)}: the topics give ${h(p.n('topics'))}, the module has ${h(p.n('module'))}: correct the topics or the module.`,
    computed: (p) =>
      `${row(p)}: by their totals the topics give ${h(p.n('topics'))}, by kinds of class ${h(p.n('module'))}: correct the hours of the topics.`,
  },
  V05: {
    negative: (p) => `${cell(p)}: ${h(p.n('hours'))} given, but hours cannot be negative: enter 0 or more.`,
    'not-half': (p) => `${cell(p)}: ${h(p.n('hours'))} given, but hours are whole or half: round to 0.5 h.`,
    distance: (p) =>
      `${row(p)}: ${h(p.n('distance'))} of distance learning in a total of ${h(p.n('total'))}: reduce the distance hours or raise the total.`,
  },
  V06: {
    missing: () => 'The study plan has no final assessment: add it, with its form and hours.',
    'no-form': () => 'The final assessment has no form: enter it in the column “Form of control”.',
    'no-hours': () => 'The final assessment has no hours: enter them in the study plan.',
    'not-last': (p) =>
      `The calendar has other classes${inParentheses(p.s('later'))} after the final assessment${inParentheses(p.s('period'))}: put the assessment last.`,
  },
  V07: { 'no-form': (p) => `${row(p)} has no form of control: enter it in the study plan.` },
  V08: {
    'no-module': (p) => `${result(p)} belongs to no module: mark the module that leads to it.`,
    'no-assessment': (p) =>
      `${result(p)} is not assessed: link it to assessment materials or to an assessment in the plan.`,
    'no-result': (p) => `${row(p)} leads to no result: mark the results that it leads to.`,
  },
  V09: {
    'no-function': (p) =>
      `${result(p)} is not linked to a job function: choose one from the occupational standard or enter a duty.`,
    'not-in-catalogue': (p) =>
      p.n('count') > 1
        ? `${result(p)}: the catalogue of standards has no functions ${p.s('functions')}: choose others or put them back into the catalogue.`
        : `${result(p)}: the catalogue of standards has no function ${p.s('functions')}: choose another or put it back into the catalogue.`,
  },
  V10: {
    category: (p) =>
      `The learner category ${quoted(p.s('category'))} does not fit the chosen standards (${p.s('standards')}): choose another category or another standard.`,
  },
  V11: {
    'no-type': () => 'The type of programme is not set: choose professional upgrading or retraining in the passport.',
    'no-competences': () =>
      'The competences that the programme improves or forms are not named: list them in the passport.',
    'no-qualification': () => 'The qualification that the retraining gives is not described: enter it in the passport.',
    'no-activities': () =>
      'The kinds of activity that the retraining prepares for are not named: list them in the passport.',
  },
  V12: {
    differs: (p) =>
      `${cell(p)}: ${h(p.n('calendar'))} in the calendar, ${h(p.n('plan'))} in the study plan: correct the calendar or the plan.`,
  },
  V13: {
    'above-limit': (p) =>
      p.s('unit') === 'day'
        ? `${period(p, 'A day')}: ${h(p.n('hours'))}, more than the limit of ${h(p.n('limit'))} a day: move some classes to other days.`
        : `${period(p, 'A week')}: ${h(p.n('hours'))}, more than the limit of ${h(p.n('limit'))} a week (${count(p.n('days'), 'day', 'days')} of ${h(p.n('dailyLoad'))}): move some classes to other weeks.`,
  },
  V14: {
    'no-implementer': (p) => `${row(p)}: it is not said who delivers it: choose an institution.`,
    'no-agreement': () =>
      'The programme is joint, but its institutions have no agreement: conclude an agreement or a network contract.',
    'not-signed': () =>
      'The agreement between the institutions of the programme is not signed: have it signed before delivery begins.',
    'not-covered': (p) =>
      `The agreement between the institutions is not in force for the whole delivery${term(p)}: extend it or change the dates.`,
  },
  V15: {
    unassigned: (p) => `${row(p)}: it is not said who delivers ${h(p.n('hours'))}: choose an institution.`,
    remainder: (p) =>
      `${row(p)}: ${h(p.n('assigned'))} fall to institutions, the module has ${h(p.n('total'))}: say who delivers the rest, or correct the hours.`,
    outsider: (p) =>
      `${row(p)} (${h(p.n('hours'))}): ${p.s('institution') || 'the institution named'} is not in the passport: add it there or choose another.`,
  },
  V16: {
    old: (p) =>
      `${source(p)}: an edition of ${p.s('year')} is older than ${count(p.n('limit'), 'year', 'years')}: replace it by one of ${p.s('since')} or later.`,
    'dead-link': (p) =>
      `${source(p)}: the link ${shorten(p.s('url'), 80)} does not answer: check the address or replace the source.`,
  },
  V17: {
    missing: (p) => `The mandatory part “${part(p)}” is missing: add the section and fill it in.`,
    empty: (p) => `The mandatory part “${part(p)}” is empty: fill it in.`,
    'no-field': (p) => `The passport does not name ${FIELDS[p.s('field')] ?? 'everything'}: fill in the field.`,
    'no-title': (p) => `${row(p)} has no title: enter it in the study plan.`,
    'no-hours': (p) => `${row(p)} has no hours: enter them in the study plan.`,
    'no-wording': (p) => `${result(p)} has no wording: say what the learners will know or be able to do.`,
    template: (p) => `${leftover(p)}: text of the template is left: replace it by your own or remove it.`,
    'template-text': (p) => {
      const name = p.s('title').trim() === '' ? 'A section without a title' : `Section ${quoted(p.s('title'))}`;
      return `${name}: text of the template is left: replace it by your own or remove it.`;
    },
  },
  V18: {
    'own-work': (p) => `${review(p)}: the reviewer is one of the authors: appoint another.`,
    'own-institution': (p) =>
      `${review(p)}: the reviewer is from an institution of the programme: invite one from a third institution.`,
  },
  V19: {
    'no-remark': (p) => `${review(p)}: the “no” to ${quoted(p.s('criterion'))} has no remark: enter it.`,
    'no-recommendation': (p) =>
      `${review(p)}: the “no” to ${quoted(p.s('criterion'))} has no recommendation: enter it.`,
    open: (p) =>
      `${review(p)}: the remark on ${quoted(p.s('criterion'))} is open: revise the programme and close it before approval.`,
  },
  V20: {
    'other-text': (p) =>
      `The sign-off${signOff(p)} of ${date(p.s('signed'))} is of another version of the text: have the version to be approved signed off.`,
    'too-early': (p) =>
      `The programme was approved on ${date(p.s('approved'))}, before the sign-off${signOff(p)} (${date(p.s('signed'))}): correct the date of approval.`,
  },
  V21: {
    'not-listed': (p) => `The abbreviation “${p.s('word')}” is not explained: add it to the list of abbreviations.`,
  },
  V22: {
    'below-threshold': (p) =>
      `Practice is ${percent(p.n('share'))} (${h(p.n('hours'))} of ${h(p.n('total'))}), the threshold is ${percent(p.n('threshold'))}: add practical classes or internship.`,
  },
  V23: {
    expired: (p) =>
      p.s('approved') === 'yes'
        ? `The basis “${p.s('title')}” was in force until ${date(p.s('until'))}, the programme was approved on ${date(p.s('date'))}: choose a document that was in force on that day.`
        : `The basis “${p.s('title')}” was in force until ${date(p.s('until'))}: choose a document that is in force.`,
    'not-yet': (p) =>
      `The basis “${p.s('title')}” is in force from ${date(p.s('from'))}, the programme was approved on ${date(p.s('date'))}: choose a document that was in force on that day.`,
  },
  V24: {
    'not-permitted': (p) => {
      const kind = INSTITUTIONS[p.s('kind')] ?? p.s('kind');
      return `${p.s('institution')} (${kind}): institutions of this kind may not retrain teachers: choose another, or correct the settings.`;
    },
  },
};

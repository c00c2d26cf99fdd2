import type { PrintContext } from '../context.js';
import type { Block } from '../print-model.js';
import { abbreviationsBlocks } from './abbreviations.js';
import { assessmentBlocks } from './assessment.js';
import { calendarBlocks, WIDE_CALENDAR } from './calendar.js';
import { conditionsBlocks } from './conditions.js';
import { passportBlocks } from './passport.js';
import { plannedResultsBlocks } from './planned-results.js';
import { studyPlanBlocks } from './study-plan.js';

type Printer = (context: PrintContext, sectionId: string) => Block[];

const PRINTERS: Readonly<Record<string, Printer>> = {
  passport: passportBlocks,
  'study-plan': studyPlanBlocks,
  'planned-results': plannedResultsBlocks,
  calendar: calendarBlocks,
  'assessment-materials': assessmentBlocks,
  conditions: conditionsBlocks,
  abbreviations: abbreviationsBlocks,
};

/** Rows and fields of a section as blocks; of a kind unknown here nothing. */
export function structuredBlocks(context: PrintContext, kind: string, sectionId: string): Block[] {
  return Object.hasOwn(PRINTERS, kind) ? (PRINTERS[kind]?.(context, sectionId) ?? []) : [];
}

/** Whether a section needs pages on their side. */
export function isWide({ facts }: PrintContext, kind: string, blocks: readonly Block[]): boolean {
  if (kind === 'study-plan') return blocks.some(({ type }) => type === 'table');
  return kind === 'calendar' && (facts.calendar?.periods.length ?? 0) >= WIDE_CALENDAR;
}

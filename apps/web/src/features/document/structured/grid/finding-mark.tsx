import { findingMessage, type Finding } from '@soproekt/domain';
import { IconAlertCircleFilled, IconAlertTriangleFilled, IconInfoCircleFilled } from '@tabler/icons-react';

const ICON = { error: IconAlertCircleFilled, warning: IconAlertTriangleFilled, hint: IconInfoCircleFilled };
const LEVELS = ['error', 'warning', 'hint'] as const;

/** The level by which a cell with these findings is marked. */
export function worstOf(findings: readonly Finding[]): Finding['level'] | undefined {
  return LEVELS.find((level) => findings.some((finding) => finding.level === level));
}

/** What findings say, one to a line. */
export function saidOf(findings: readonly Finding[], language: string): string {
  return findings.map((finding) => findingMessage(finding, language === 'en' ? 'en' : 'ru')).join('\n');
}

export function FindingIcon({ level }: { level: Finding['level'] | undefined }) {
  const Icon = level && ICON[level];
  return Icon ? <Icon className="sp-grid-mark" size={12} aria-hidden /> : null;
}

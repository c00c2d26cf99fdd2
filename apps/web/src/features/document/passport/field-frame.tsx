import type { Finding } from '@soproekt/domain';
import { findingMessage, levelName } from '@soproekt/domain';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLocale } from '../../../i18n/i18n';
import { LEVEL_TONE, LevelIcon } from '../checks/level-mark';
import { FieldReviewTools, useFieldThreads } from './field-review';
import { usePassportPage } from './passport-context';
import type { PassportField } from './passport-fields';

const NONE: readonly Finding[] = [];

interface Props {
  field: PassportField;
  /** Takes the whole width. */
  wide?: boolean;
  children: ReactNode;
}

/** Around a field: who else is in it, by the colour of the institution, and what is said about it. */
export function FieldFrame({ field, wide = false, children }: Props) {
  const { t } = useTranslation('passport');
  const { peers, findings, enter, leave } = usePassportPage();
  const here = peers.filter((peer) => peer.column === field);
  const threads = useFieldThreads(field);
  const worst = worstOf(findings.get(field) ?? NONE);
  return (
    <div
      className="sp-passport-field"
      data-field={field}
      data-live-field
      data-wide={wide || undefined}
      data-level={worst}
      {...threads.attributes}
      data-inst={here.length > 0 ? (here[0]?.hue ?? 'none') : threads.attributes['data-inst']}
      data-peer={here.length > 0 || undefined}
      onKeyDown={threads.onKeyDown}
      onFocus={(event) => !event.target.closest('.sp-passport-tools') && enter(field)}
      onBlur={() => leave(field)}
    >
      {children}
      <span className="sp-passport-aside">
        {here.length > 0 && (
          <span className="sp-passport-peers">
            {here.map((peer) => (
              <span key={peer.clientId} className="sp-passport-peer" data-inst={peer.hue ?? 'none'}>
                <span className="sp-sr-only">{t('alsoHere')} </span>
                {peer.name}
              </span>
            ))}
          </span>
        )}
        <FieldReviewTools field={field} said={threads} />
      </span>
    </div>
  );
}

function worstOf(findings: readonly Finding[]): Finding['level'] | undefined {
  return (['error', 'warning', 'hint'] as const).find((level) => findings.some((finding) => finding.level === level));
}

/** What the checks say about a field, for the place of its error; undefined: nothing. */
export function useFieldFindings(field: PassportField): ReactNode {
  const findings = usePassportPage().findings.get(field) ?? NONE;
  if (findings.length === 0) return undefined;
  const locale = currentLocale();
  return findings.map((finding, i) => (
    <span key={i} className="sp-passport-finding" data-tone={LEVEL_TONE[finding.level]} data-finding={finding.code}>
      <LevelIcon level={finding.level} />
      <span>
        <span className="sp-sr-only">{levelName(finding.level, locale)}. </span>
        {findingMessage(finding, locale)}
      </span>
    </span>
  ));
}

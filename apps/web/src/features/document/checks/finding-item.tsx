import { UnstyledButton } from '@mantine/core';
import { checkBasis, checkTitle, findingMessage, levelName, type Finding } from '@soproekt/domain';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLocale } from '../../../i18n/i18n';
import { LevelIcon } from './level-mark';

interface Props {
  finding: Finding;
  /** Its key in the list. */
  name: string;
  /** It was gone to last. */
  current: boolean;
  onGo: (finding: Finding, name: string) => void;
}

/** One finding: what is wrong and what to do; beneath, which rule says so and what that rests on. */
export const FindingItem = memo(function FindingItem({ finding, name, current, onGo }: Props) {
  const { t } = useTranslation('checks');
  const locale = currentLocale();
  return (
    <li>
      <UnstyledButton
        className="sp-finding"
        data-level={finding.level}
        data-finding={finding.code}
        aria-current={current || undefined}
        onClick={() => onGo(finding, name)}
      >
        <LevelIcon level={finding.level} size={18} />
        <span className="sp-finding-text">
          <span className="sp-sr-only">{levelName(finding.level, locale)}. </span>
          <span className="sp-finding-sentence">{findingMessage(finding, locale)}</span>
          <span className="sp-finding-about">
            {t('item.about', { code: finding.code, title: checkTitle(finding.code, locale) })}
            <span className="sp-finding-basis">{t('item.basis', { basis: checkBasis(finding.code, locale) })}</span>
          </span>
        </span>
      </UnstyledButton>
    </li>
  );
});

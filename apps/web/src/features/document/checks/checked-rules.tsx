import { CHECKS, checkBasis, checkTitle, type FindingCode } from '@soproekt/domain';
import { useTranslation } from 'react-i18next';
import { currentLocale } from '../../../i18n/i18n';
import type { CheckResult } from './check-runner';

interface Props {
  checks: Pick<CheckResult, 'applied' | 'unknown'>;
  open?: boolean;
}

/** Which rules were applied, which of them only in part, and which wait for what they judge. */
export function CheckedRules({ checks: { applied, unknown }, open = false }: Props) {
  const { t } = useTranslation('checks');
  const locale = currentLocale();
  const whole = applied.filter((code) => !unknown.has(code));
  const waiting = CHECKS.map(({ code }) => code).filter((code) => !applied.includes(code));
  const list = (codes: readonly FindingCode[]) => (
    <ul className="sp-rules">
      {codes.map((code) => {
        const missing = unknown.get(code);
        return (
          <li key={code} data-rule={code}>
            <span className="sp-rule-code">{code}</span>
            <span>{checkTitle(code, locale)}</span>
            <span className="sp-rule-basis">{checkBasis(code, locale)}</span>
            {missing && <span className="sp-rule-part">{t(`rules.unknown.${missing}`)}</span>}
          </li>
        );
      })}
    </ul>
  );
  return (
    <details className="sp-checked" open={open || undefined}>
      <summary>{t('rules.applied', { count: whole.length })}</summary>
      {list(whole)}
      {unknown.size > 0 && (
        <>
          <p className="sp-checked-waiting">{t('rules.part', { count: unknown.size })}</p>
          {list([...unknown.keys()])}
        </>
      )}
      {waiting.length > 0 && (
        <>
          <p className="sp-checked-waiting">{t('rules.waiting', { count: waiting.length })}</p>
          {list(waiting)}
        </>
      )}
    </details>
  );
}

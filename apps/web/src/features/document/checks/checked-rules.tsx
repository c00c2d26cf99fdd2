import { CHECKS, checkBasis, checkTitle, type FindingCode } from '@soproekt/domain';
import { useTranslation } from 'react-i18next';
import { currentLocale } from '../../../i18n/i18n';

/** Which rules were applied, and which wait for what they judge. */
export function CheckedRules({ applied, open = false }: { applied: readonly FindingCode[]; open?: boolean }) {
  const { t } = useTranslation('checks');
  const locale = currentLocale();
  const waiting = CHECKS.map(({ code }) => code).filter((code) => !applied.includes(code));
  const list = (codes: readonly FindingCode[]) => (
    <ul className="sp-rules">
      {codes.map((code) => (
        <li key={code}>
          <span className="sp-rule-code">{code}</span> {checkTitle(code, locale)}
          <span className="sp-rule-basis">{checkBasis(code, locale)}</span>
        </li>
      ))}
    </ul>
  );
  return (
    <details className="sp-checked" open={open || undefined}>
      <summary>{t('rules.applied', { count: applied.length })}</summary>
      {list(applied)}
      {waiting.length > 0 && (
        <>
          <p className="sp-checked-waiting">{t('rules.waiting', { count: waiting.length })}</p>
          {list(waiting)}
        </>
      )}
    </details>
  );
}

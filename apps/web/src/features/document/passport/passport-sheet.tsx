import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { momentOf } from '../../../i18n/day';
import { useFormat } from '../../../i18n/format';
import { useDocumentPage } from '../hooks/document-context';
import { foundElement } from '../structured/grid/found-cells';
import { basisTerm } from './basis-term';
import { fieldTexts } from './field-texts';
import { usePassportPage } from './passport-context';
import { fieldGroups, holds, listOf, textOf, type PassportField } from './passport-fields';
import { useFieldFindings } from './field-frame';

/** The passport to be read: what is filled in, by group. */
export function PassportSheet() {
  const { t } = useTranslation('passport');
  const { sectionId, values } = usePassportPage();
  const { session, view } = useDocumentPage();
  const sheet = useRef<HTMLDivElement>(null);

  useEffect(
    () =>
      session.hub.registerTable(sectionId, {
        search: { element: () => sheet.current, texts: () => fieldTexts(sheet.current) },
        goTo: (rowId, column) => {
          const line = sheet.current && column !== undefined ? foundElement(sheet.current, { rowId, column }) : null;
          if (!line) return false;
          line.tabIndex = -1;
          line.focus({ preventScroll: true });
          view.reveal(line.getBoundingClientRect());
          return true;
        },
        focus: () => false,
      }),
    [session, view, sectionId],
  );

  return (
    <div ref={sheet} className="sp-passport" data-read>
      {fieldGroups(values).map((group) => (
        <section key={group.key} className="sp-passport-group">
          <h3 className="sp-passport-legend">{t(`group.${group.key}`)}</h3>
          <dl className="sp-passport-list">
            {group.fields.map((field) => (
              <Line key={field} field={field} />
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function Line({ field }: { field: PassportField }) {
  const { t } = useTranslation('passport');
  const value = useWorded(field);
  return (
    <div className="sp-passport-line" data-field={field}>
      <dt>{t(`field.${field}`)}</dt>
      <dd>
        {value || <span className="sp-passport-empty">{t('empty')}</span>}
        {useFieldFindings(field)}
      </dd>
    </div>
  );
}

function useWorded(field: PassportField): string {
  const { t } = useTranslation('passport');
  const format = useFormat();
  const { values, parties, standards, bases } = usePassportPage();
  const value = values[field];
  if (field === 'distance' || field === 'forTeachers') return t(value === true ? 'yes' : 'no');
  if (!holds(value)) return '';
  switch (field) {
    case 'programmeType':
      return t(`type.${textOf(value)}`);
    case 'form':
      return t(`form.${textOf(value)}`);
    case 'totalHours':
      return t('hours', { hours: format.number(Number(value)) });
    case 'startsOn':
    case 'endsOn':
    case 'approvedOn':
      return format.date(momentOf(textOf(value)));
    case 'organisations':
      return listOf(value)
        .map((id) => parties.find((party) => party.id === id)?.name ?? t('unknownOrganisation'))
        .join('\n');
    case 'standards':
      return listOf(value)
        .map((code) => {
          const known = standards.find((standard) => standard.code === code);
          return known ? `${code} – ${known.title}` : t('unknownStandard', { code });
        })
        .join('\n');
    case 'learnerCategories':
      return listOf(value).join('; ');
    case 'basis': {
      const basis = bases.find((each) => each.key === value);
      if (!basis) return t('unknownBasis', { key: textOf(value) });
      const term = basisTerm(t, format, basis);
      return term ? `${basis.title}\n${term}` : basis.title;
    }
    default:
      return textOf(value);
  }
}

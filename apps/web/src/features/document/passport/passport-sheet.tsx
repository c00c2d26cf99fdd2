import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocumentPage } from '../hooks/document-context';
import { foundElement } from '../structured/grid/found-cells';
import { fieldTexts } from './field-texts';
import { usePassportPage } from './passport-context';
import { useFieldFindings } from './field-frame';
import { FieldReviewTools, useFieldThreads } from './field-review';
import { useFieldWords } from './field-words';
import { fieldGroups, type PassportField } from './passport-fields';
import { useDiscussed } from './use-field-review';

/** The passport to be read: what is filled in, by group. */
export function PassportSheet() {
  const { t } = useTranslation('passport');
  const { sectionId, values, review } = usePassportPage();
  const discussed = useDiscussed(review);
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
      {fieldGroups(values, discussed).map((group) => (
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
  const value = useFieldWords()(field);
  const threads = useFieldThreads(field);
  return (
    <div
      className="sp-passport-line"
      data-field={field}
      data-empty={value === '' || undefined}
      {...threads.attributes}
      onKeyDown={threads.onKeyDown}
    >
      <dt>{t(`field.${field}`)}</dt>
      <dd>
        {value || <span className="sp-passport-empty">{t('empty')}</span>}
        {useFieldFindings(field)}
        <FieldReviewTools field={field} said={threads} />
      </dd>
    </div>
  );
}

import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocumentPage } from '../hooks/document-context';
import { FIELD_ROW } from '../structured/field-row';
import {
  BasisField,
  CategoriesField,
  FlagField,
  FormField,
  OrganisationsField,
  StandardsField,
  TypeField,
} from './choice-fields';
import { usePassportPage } from './passport-context';
import { fieldTexts } from './field-texts';
import { fieldGroups, type PassportField } from './passport-fields';
import { useDiscussed } from './use-field-review';
import { LongTextField, TermField } from './text-fields';
import { DateField, HoursField } from './value-fields';

/** The passport to be filled in, in groups. */
export function PassportForm() {
  const { t } = useTranslation('passport');
  const { sectionId, values, review } = usePassportPage();
  const discussed = useDiscussed(review);
  const { session, view } = useDocumentPage();
  const form = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const control = (field: string): HTMLElement | null =>
      form.current?.querySelector<HTMLElement>(
        `[data-field="${CSS.escape(field)}"] :is(textarea, input:not([type="hidden"]))`,
      ) ?? null;
    const focusOn = (element: HTMLElement | null | undefined): boolean => {
      if (!element) return false;
      element.focus({ preventScroll: true });
      view.reveal((element.closest('[data-field]') ?? element).getBoundingClientRect());
      return true;
    };
    return session.hub.registerTable(sectionId, {
      search: { element: () => form.current, texts: () => fieldTexts(form.current) },
      goTo: (rowId, column) => rowId === FIELD_ROW && column !== undefined && focusOn(control(column)),
      focus: (at) => {
        const all = form.current?.querySelectorAll<HTMLElement>('textarea, input:not([type="hidden"])') ?? [];
        return focusOn(at === 'start' ? all[0] : all[all.length - 1]);
      },
    });
  }, [session, view, sectionId]);

  return (
    <div
      ref={form}
      className="sp-passport"
      onFocus={() => view.element?.toggleAttribute('data-in-table', true)}
      onBlur={() => view.element?.toggleAttribute('data-in-table', false)}
    >
      {fieldGroups(values, discussed).map((group) => (
        <fieldset key={group.key} className="sp-passport-group">
          <legend>{t(`group.${group.key}`)}</legend>
          <div className="sp-passport-fields">
            {group.fields.map((field) => (
              <Field key={field} field={field} />
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}

function Field({ field }: { field: PassportField }) {
  switch (field) {
    case 'programmeType':
      return <TypeField />;
    case 'goal':
    case 'learners':
    case 'competences':
    case 'qualification':
    case 'activities':
      return <LongTextField field={field} />;
    case 'term':
      return <TermField />;
    case 'learnerCategories':
      return <CategoriesField />;
    case 'standards':
      return <StandardsField />;
    case 'organisations':
      return <OrganisationsField />;
    case 'form':
      return <FormField />;
    case 'basis':
      return <BasisField />;
    case 'distance':
    case 'forTeachers':
      return <FlagField field={field} />;
    case 'totalHours':
      return <HoursField />;
    case 'approvedOn':
    case 'startsOn':
    case 'endsOn':
      return <DateField field={field} />;
  }
}

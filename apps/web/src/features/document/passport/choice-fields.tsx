import { Checkbox, Input, MultiSelect, SegmentedControl, Select, TagsInput, type ComboboxItem } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { PROGRAMME_TYPES, STUDY_FORMS } from '@soproekt/domain';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format';
import { InstitutionDot } from '../../../ui/institution-badge';
import { basisTerm } from './basis-term';
import { FieldFrame, useFieldFindings } from './field-frame';
import { usePassportPage } from './passport-context';
import { categoryOptions, listOf, textOf, withChosen } from './passport-fields';

export function TypeField() {
  const { t } = useTranslation('passport');
  const { values, set } = usePassportPage();
  const findings = useFieldFindings('programmeType');
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  return (
    <FieldFrame field="programmeType" wide>
      <Input.Wrapper label={t('field.programmeType')} labelElement="div" error={findings}>
        <SegmentedControl
          className="sp-passport-type"
          // Beside each other the names are too long for a phone.
          orientation={phone ? 'vertical' : 'horizontal'}
          aria-label={t('field.programmeType')}
          // No segment is chosen until somebody chooses one.
          value={textOf(values.programmeType) || ''}
          onChange={(type) => set('programmeType', type)}
          data={PROGRAMME_TYPES.map((type) => ({ value: type, label: t(`type.${type}`) }))}
        />
      </Input.Wrapper>
    </FieldFrame>
  );
}

export function CategoriesField() {
  const { t } = useTranslation('passport');
  const { values, set, standards } = usePassportPage();
  return (
    <FieldFrame field="learnerCategories" wide>
      <TagsInput
        label={t('field.learnerCategories')}
        description={t('hint.learnerCategories')}
        placeholder={listOf(values.learnerCategories).length === 0 ? t('placeholder.learnerCategories') : undefined}
        error={useFieldFindings('learnerCategories')}
        data={categoryOptions(standards, listOf(values.standards))}
        value={[...listOf(values.learnerCategories)]}
        onChange={(list) => set('learnerCategories', list)}
        maxTags={30}
        splitChars={[';']}
        acceptValueOnBlur
      />
    </FieldFrame>
  );
}

export function StandardsField() {
  const { t } = useTranslation('passport');
  const { values, set, standards } = usePassportPage();
  const chosen = listOf(values.standards);
  const options = standards.map(({ code, title }) => ({ value: code, label: `${code} – ${title}` }));
  return (
    <FieldFrame field="standards" wide>
      <MultiSelect
        label={t('field.standards')}
        placeholder={chosen.length === 0 ? t('placeholder.standards') : undefined}
        error={useFieldFindings('standards')}
        data={withChosen(options, chosen, (code) => t('unknownStandard', { code }))}
        value={[...chosen]}
        onChange={(list) => set('standards', list)}
        searchable
        nothingFoundMessage={t(standards.length === 0 ? 'noCatalogue' : 'nothingFound')}
        hidePickedOptions
      />
    </FieldFrame>
  );
}

export function OrganisationsField() {
  const { t } = useTranslation('passport');
  const { values, set, parties } = usePassportPage();
  const chosen = listOf(values.organisations);
  const options = parties.map(({ id, name, shortName }) => ({
    value: id,
    label: name === shortName ? name : `${shortName} – ${name}`,
  }));
  const hue = new Map(parties.map((party) => [party.id, party.hue]));
  return (
    <FieldFrame field="organisations" wide>
      <MultiSelect
        label={t('field.organisations')}
        description={t('hint.organisations')}
        placeholder={chosen.length === 0 ? t('placeholder.organisations') : undefined}
        error={useFieldFindings('organisations')}
        data={withChosen(options, chosen, () => t('unknownOrganisation'))}
        value={[...chosen]}
        onChange={(list) => set('organisations', list)}
        renderOption={({ option }) => (
          <span className="sp-passport-party">
            <InstitutionDot hue={hue.get(option.value)} />
            {option.label}
          </span>
        )}
        hidePickedOptions
      />
    </FieldFrame>
  );
}

export function FormField() {
  const { t } = useTranslation('passport');
  const { values, set } = usePassportPage();
  return (
    <FieldFrame field="form">
      <Select
        label={t('field.form')}
        placeholder={t('placeholder.choose')}
        error={useFieldFindings('form')}
        data={STUDY_FORMS.map((form) => ({ value: form, label: t(`form.${form}`) }))}
        value={textOf(values.form) || null}
        onChange={(form) => set('form', form)}
        clearable
        clearButtonProps={{ 'aria-label': t('clear') }}
      />
    </FieldFrame>
  );
}

export function BasisField() {
  const { t } = useTranslation('passport');
  const { values, set, bases } = usePassportPage();
  const format = useFormat();
  const key = textOf(values.basis);
  const chosen = bases.find((basis) => basis.key === key);
  const options = bases.map((basis) => ({ value: basis.key, label: basis.title }));
  const term = (item: ComboboxItem): string => {
    const basis = bases.find((each) => each.key === item.value);
    return basis ? basisTerm(t, format, basis) : '';
  };
  return (
    <FieldFrame field="basis" wide>
      <Select
        label={t('field.basis')}
        description={chosen ? basisTerm(t, format, chosen) : t('hint.basis')}
        placeholder={t('placeholder.choose')}
        error={useFieldFindings('basis')}
        data={withChosen(options, key === '' ? [] : [key], (unknown) => t('unknownBasis', { key: unknown }))}
        value={key || null}
        onChange={(next) => set('basis', next)}
        renderOption={({ option }) => (
          <span className="sp-passport-option">
            {option.label}
            <span className="sp-passport-option-about">{term(option)}</span>
          </span>
        )}
        clearable
        clearButtonProps={{ 'aria-label': t('clear') }}
      />
    </FieldFrame>
  );
}

export function FlagField({ field }: { field: 'distance' | 'forTeachers' }) {
  const { t } = useTranslation('passport');
  const { values, set } = usePassportPage();
  return (
    <FieldFrame field={field} wide={field === 'forTeachers'}>
      <Checkbox
        className="sp-passport-flag"
        label={t(`field.${field}`)}
        error={useFieldFindings(field)}
        checked={values[field] === true}
        onChange={(event) => set(field, event.currentTarget.checked)}
      />
    </FieldFrame>
  );
}

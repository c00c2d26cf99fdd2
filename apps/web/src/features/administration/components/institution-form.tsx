import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { institutionInputSchema, type Institution } from '@soproekt/contracts';
import { INSTITUTION_KINDS, LIMITS, type InstitutionKind } from '@soproekt/domain';
import { useTranslation } from 'react-i18next';
import { FormFailure } from '../../../ui/form/form-failure';
import { useContractForm } from '../../../ui/form/use-contract-form';
import { notifyDone } from '../../../ui/notify';
import { useAdministration } from '../api/use-administration';

interface Props {
  /** null: a new one. */
  institution: Institution | null;
  onDone: () => void;
}

export function InstitutionForm({ institution, onDone }: Props) {
  const { t } = useTranslation('administration');
  const { createInstitution, updateInstitution } = useAdministration();
  const { form, onSubmit, failure, pending } = useContractForm({
    schema: institutionInputSchema,
    initialValues: {
      kind: (institution?.kind ?? '') as InstitutionKind,
      name: institution?.name ?? '',
      shortName: institution?.shortName ?? '',
      municipality: institution?.municipality ?? '',
    },
    send: async (input) => {
      if (institution) await updateInstitution(institution.id, input);
      else await createInstitution(input);
      notifyDone(t('institution.saved', { name: input.shortName }));
      onDone();
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="lg">
        <FormFailure failure={failure} />
        <TextInput
          label={t('institution.name')}
          maxLength={LIMITS.institutionName}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <TextInput
          label={t('institution.shortName')}
          description={t('setup:shortNameHint')}
          maxLength={LIMITS.institutionShortName}
          {...form.getInputProps('shortName')}
        />
        <Select
          label={t('institution.kind')}
          placeholder={t('institution.chooseKind')}
          allowDeselect={false}
          data={INSTITUTION_KINDS.map((kind) => ({ value: kind, label: t(`common:institutionKind.${kind}`) }))}
          {...form.getInputProps('kind')}
        />
        <TextInput
          label={t('institution.municipality')}
          description={t('common:form.optional')}
          maxLength={LIMITS.municipality}
          {...form.getInputProps('municipality')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={pending}>
            {t('common:action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

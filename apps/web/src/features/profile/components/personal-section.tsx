import { Button, Group, Stack, TextInput } from '@mantine/core';
import { mePatchSchema, type Me } from '@soproekt/contracts';
import { LIMITS } from '@soproekt/domain';
import { useTranslation } from 'react-i18next';
import { useUpdateMe } from '../../../app/queries/me';
import { FormFailure } from '../../../ui/form/form-failure';
import { useContractForm } from '../../../ui/form/use-contract-form';
import { notifyDone } from '../../../ui/notify';
import { Section } from './section';

export function PersonalSection({ me }: { me: Me }) {
  const { t } = useTranslation('profile');
  const { mutateAsync } = useUpdateMe();
  const { form, onSubmit, failure, pending } = useContractForm({
    schema: mePatchSchema,
    initialValues: { name: me.name, post: me.post },
    send: async (patch) => {
      await mutateAsync(patch);
      notifyDone(t('saved'));
    },
  });
  return (
    <Section title={t('personal.title')}>
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="lg">
          <FormFailure failure={failure} />
          <TextInput
            label={t('personal.name')}
            autoComplete="name"
            maxLength={LIMITS.personName}
            {...form.getInputProps('name')}
          />
          <TextInput
            label={t('personal.post')}
            description={t('common:form.optional')}
            autoComplete="organization-title"
            maxLength={LIMITS.personPost}
            {...form.getInputProps('post')}
          />
          <TextInput
            label={t('personal.email')}
            value={me.email}
            readOnly
            variant="filled"
            description={t('personal.emailHint')}
          />
          <Group>
            <Button type="submit" loading={pending} disabled={!form.isDirty()}>
              {t('common:action.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}

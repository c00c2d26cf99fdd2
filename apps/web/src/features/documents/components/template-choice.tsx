import { Radio, Skeleton, Stack, Text } from '@mantine/core';
import type { DocumentKind } from '@soproekt/domain';
import { useTranslation } from 'react-i18next';
import { useTemplates } from '../api/use-templates';

interface Props {
  workspaceId: string;
  kind: DocumentKind;
  /** Key of the template; empty: the first one. */
  value: string;
  onChange: (key: string) => void;
}

/** What the document begins with; the sections of the chosen template are listed. */
export function TemplateChoice({ workspaceId, kind, value, onChange }: Props) {
  const { t } = useTranslation('documents');
  const templates = useTemplates(workspaceId, kind);
  const list = templates.data ?? [];
  const blank = {
    key: 'blank',
    title: t('create.blank'),
    description: t('create.blankHint'),
    sections: [] as string[],
  };
  const choices = list.some(({ key }) => key === 'blank') ? list : [...list, blank];
  const chosen = choices.find(({ key }) => key === value) ?? choices[0];

  if (templates.isPending) return <Skeleton height={120} />;
  return (
    <Radio.Group label={t('create.template')} value={chosen?.key ?? 'blank'} onChange={onChange}>
      <Stack gap={4} mt={4}>
        {choices.map((template) => (
          <Radio.Card key={template.key} value={template.key} className="sp-template">
            <Radio.Indicator />
            <span className="sp-template-text">
              <span className="sp-template-title">{template.title}</span>
              {template.description && <span className="sp-line-about">{template.description}</span>}
            </span>
          </Radio.Card>
        ))}
      </Stack>
      {chosen && chosen.sections.length > 0 && (
        <div className="sp-template-sections">
          <Text size="xs" c="dimmed" mb={4}>
            {t('create.sections', { count: chosen.sections.length })}
          </Text>
          <ol>
            {chosen.sections.map((section, index) => (
              <li key={index}>{section}</li>
            ))}
          </ol>
        </div>
      )}
    </Radio.Group>
  );
}

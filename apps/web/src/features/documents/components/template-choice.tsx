import { Radio, Skeleton, Stack, Text } from '@mantine/core';
import type { Template } from '@soproekt/contracts';
import type { DocumentKind } from '@soproekt/domain';
import { useTranslation } from 'react-i18next';
import { useTemplates } from '../api/use-templates';
import { OwnTemplateMenu } from './own-template-menu';

interface Props {
  workspaceId: string;
  kind: DocumentKind;
  /** Key of the template; empty: the first one. */
  value: string;
  onChange: (key: string) => void;
}

/** What the document begins with: what is shipped, then what the workspace has saved. The sections of the chosen template are listed. */
export function TemplateChoice({ workspaceId, kind, value, onChange }: Props) {
  const { t } = useTranslation('documents');
  const templates = useTemplates(workspaceId, kind);
  const list = templates.data ?? [];
  const blank: Template = {
    key: 'blank',
    kind,
    title: t('create.blank'),
    description: t('create.blankHint'),
    sections: [],
    numbers: [],
    own: null,
  };
  const shipped = list.filter(({ own }) => own === null);
  const own = list.filter((template) => template.own !== null);
  const choices = [...shipped, ...(shipped.some(({ key }) => key === 'blank') ? [] : [blank])];
  const chosen = [...choices, ...own].find(({ key }) => key === value) ?? choices[0];

  if (templates.isPending) return <Skeleton height={120} />;
  return (
    <Radio.Group label={t('create.template')} value={chosen?.key ?? 'blank'} onChange={onChange}>
      <Stack gap={4} mt={4}>
        {choices.map((template) => (
          <Choice key={template.key} template={template} />
        ))}
        {own.length > 0 && <h3 className="sp-template-group">{t('template.own')}</h3>}
        {own.map((template) => (
          <div key={template.key} className="sp-template-row">
            <Choice template={template} />
            <OwnTemplateMenu
              workspaceId={workspaceId}
              template={template}
              onRemoved={() => chosen?.key === template.key && onChange('')}
            />
          </div>
        ))}
      </Stack>
      {chosen && chosen.sections.length > 0 && (
        <div className="sp-template-sections">
          <Text size="xs" c="dimmed" mb={4}>
            {t('create.sections', { count: chosen.sections.length })}
          </Text>
          <ol>
            {chosen.sections.map((section, index) => (
              <li key={index}>
                {typeof chosen.numbers[index] === 'number' && (
                  <span className="sp-template-number">{chosen.numbers[index]}.</span>
                )}
                {section}
              </li>
            ))}
          </ol>
        </div>
      )}
    </Radio.Group>
  );
}

function Choice({ template }: { template: Template }) {
  return (
    <Radio.Card value={template.key} className="sp-template">
      <Radio.Indicator />
      <span className="sp-template-text">
        <span className="sp-template-title">{template.title}</span>
        {template.description && <span className="sp-line-about">{template.description}</span>}
      </span>
    </Radio.Card>
  );
}

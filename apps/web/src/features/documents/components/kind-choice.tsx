import { Radio } from '@mantine/core';
import { DOCUMENT_KINDS, type DocumentKind } from '@soproekt/domain';
import { useTranslation } from 'react-i18next';
import { DocumentKindIcon } from '../../../ui/document-kind';

interface Props {
  value: DocumentKind;
  onChange: (kind: DocumentKind) => void;
}

/** The kind of a new document, as a row of cards. */
export function KindChoice({ value, onChange }: Props) {
  const { t } = useTranslation('documents');
  return (
    <Radio.Group label={t('create.kind')} value={value} onChange={(kind) => onChange(kind as DocumentKind)}>
      <div className="sp-kinds">
        {DOCUMENT_KINDS.map((kind) => (
          <Radio.Card key={kind} value={kind} className="sp-kind">
            <DocumentKindIcon kind={kind} size={24} />
            {t(`common:documentKind.${kind}`)}
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}

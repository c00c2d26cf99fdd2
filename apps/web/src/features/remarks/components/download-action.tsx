import type { DocumentDetail } from '@soproekt/contracts';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { downloadFile } from '../../../app/api/download';
import { keepFile } from '../../../app/api/keep-file';
import { notifyDone, notifyError } from '../../../ui/notify';
import { TopAction } from '../../../ui/top-action';
import { useErrorText } from '../../../ui/use-error-text';
import { DEFAULT_OPTIONS, exportQuery, fileName } from '../../document/export/export-options';

/** The document as .docx with the table behind it: there is no file of the table alone. */
export function DownloadAction({ detail: { id, title } }: { detail: DocumentDetail }) {
  const { t } = useTranslation('remarks');
  const errorText = useErrorText();
  const { mutate, isPending } = useMutation({
    mutationFn: () =>
      downloadFile(`/documents/${id}/export/docx`, {
        query: { ...exportQuery({ ...DEFAULT_OPTIONS, remarks: true }) },
      }),
    onSuccess: ({ blob, name }) => {
      keepFile(blob, name ?? fileName(title, 'docx'));
      notifyDone(t('export:state.done'));
    },
    onError: (error) => notifyError(errorText(error)),
  });
  return (
    <TopAction
      variant="default"
      icon={<IconDownload size={16} />}
      label={t('download')}
      title={t('downloadHint')}
      loading={isPending}
      onClick={() => mutate()}
    />
  );
}

import {
  importPreviewSchema,
  importResultSchema,
  type ImportPreview,
  type ImportResult,
  type ImportSources,
  type TableMapping,
} from '@soproekt/contracts';
import type { DocumentKind } from '@soproekt/domain';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { upload } from '../../../app/api/upload';
import { keys } from '../../../app/queries/keys';
import { currentLocale } from '../../../i18n/i18n';

/** What is sent beside the file. */
export interface ImportChoice {
  readonly title: string;
  readonly kind: DocumentKind;
  readonly tables: readonly TableMapping[];
  /** Left out: the file has no list of sources. */
  readonly sources?: ImportSources;
}

interface Sending {
  readonly onProgress: (part: number) => void;
  readonly signal: AbortSignal;
}

/** Documents out of files. Each promise rejects with ApiError. */
export function useImport(workspaceId: string) {
  const client = useQueryClient();
  return useMemo(() => {
    const path = `/workspaces/${workspaceId}/documents/import`;
    return {
      preview: (file: File, sending: Sending): Promise<ImportPreview> =>
        upload(path, file, importPreviewSchema, { ...sending, query: { preview: 'true', locale: currentLocale() } }),
      make: async (
        file: File,
        { title, kind, tables, sources }: ImportChoice,
        sending: Sending,
      ): Promise<ImportResult> => {
        const fields = { title: title.trim() || undefined, kind, mapping: JSON.stringify({ tables }), sources };
        const result = await upload(path, file, importResultSchema, {
          ...sending,
          fields,
          query: { locale: currentLocale() },
        });
        for (const queryKey of [
          keys.documentLists(workspaceId),
          keys.recent,
          keys.workspace(workspaceId),
          keys.workspaces,
        ]) {
          void client.invalidateQueries({ queryKey });
        }
        return result;
      },
    };
  }, [client, workspaceId]);
}

import { useCallback, useEffect, useRef, useState } from 'react';
import { downloadFile } from '../../../app/api/download';
import { keepFile } from '../../../app/api/keep-file';
import { useDocumentPage } from '../hooks/document-context';
import { exportQuery, fileName, type ExportOptions } from './export-options';
import { whenSaved } from './wait-for-save';

export type ExportState =
  | { readonly step: 'idle' | 'saving' | 'making' | 'done' }
  | { readonly step: 'unsaved' }
  | { readonly step: 'failed'; readonly error: unknown };

/** Fetches the document as a file: edits that are on their way are waited for first. */
export function useExport() {
  const { session, detail } = useDocumentPage();
  const [state, setState] = useState<ExportState>({ step: 'idle' });
  const running = useRef<AbortController | null>(null);

  const cancel = useCallback(() => {
    running.current?.abort();
    running.current = null;
    setState({ step: 'idle' });
  }, []);
  useEffect(() => () => running.current?.abort(), []);

  const start = async (options: ExportOptions): Promise<void> => {
    running.current?.abort();
    const control = new AbortController();
    running.current = control;
    const { signal } = control;
    try {
      setState({ step: 'saving' });
      if (!(await whenSaved(session, signal))) {
        setState({ step: 'unsaved' });
        return;
      }
      setState({ step: 'making' });
      const { blob, name } = await downloadFile(`/documents/${detail.id}/export/${options.format}`, {
        query: { ...exportQuery(options) },
        signal,
      });
      keepFile(blob, name ?? fileName(detail.title, options.format));
      setState({ step: 'done' });
    } catch (error) {
      if (!signal.aborted) setState({ step: 'failed', error });
    }
  };

  return { state, start, cancel };
}

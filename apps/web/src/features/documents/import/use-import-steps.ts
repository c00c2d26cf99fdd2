import type { ImportPreview, ImportResult, TableMapping } from '@soproekt/contracts';
import type { DocumentKind } from '@soproekt/domain';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useImport } from '../api/use-import';

export type ImportStep =
  | { readonly at: 'file' }
  | { readonly at: 'sending'; readonly name: string; readonly part: number }
  | {
      readonly at: 'preview';
      readonly file: File;
      readonly preview: ImportPreview;
      readonly title: string;
      readonly kind: DocumentKind;
      readonly tables: readonly TableMapping[];
      /** The list of literature becomes sources. */
      readonly sources: boolean;
    }
  | { readonly at: 'done'; readonly title: string; readonly result: ImportResult };

type PreviewStep = Extract<ImportStep, { at: 'preview' }>;

/** File, preview with corrections, report. A failure leads back to where something can be done about it. */
export function useImportSteps(workspaceId: string) {
  const { preview, make } = useImport(workspaceId);
  const [step, setStep] = useState<ImportStep>({ at: 'file' });
  const [failure, setFailure] = useState<unknown>(null);
  const running = useRef<AbortController | null>(null);

  const send = useCallback(
    async (
      name: string,
      back: ImportStep,
      act: (sending: { onProgress: (part: number) => void; signal: AbortSignal }) => Promise<ImportStep>,
    ) => {
      const controller = new AbortController();
      running.current?.abort();
      running.current = controller;
      setFailure(null);
      setStep({ at: 'sending', name, part: 0 });
      const onProgress = (part: number): void => {
        if (!controller.signal.aborted) setStep({ at: 'sending', name, part });
      };
      try {
        const next = await act({ onProgress, signal: controller.signal });
        if (!controller.signal.aborted) setStep(next);
      } catch (error) {
        // Cancelled by hand, or overtaken by another sending: that one shows what follows.
        if (running.current !== controller) return;
        setStep(back);
        if (!controller.signal.aborted) setFailure(error);
      }
    },
    [],
  );
  useEffect(() => () => running.current?.abort(), []);

  const choose = useCallback(
    (file: File) =>
      send(file.name, { at: 'file' }, async (sending) => {
        const found = await preview(file, sending);
        return {
          at: 'preview',
          file,
          preview: found,
          title: found.title,
          kind: found.kind,
          tables: found.tables.map(({ guess }) => guess),
          sources: found.report.sourceRows > 0,
        };
      }),
    [preview, send],
  );

  const confirm = useCallback(
    (chosen: PreviewStep) =>
      send(chosen.file.name, chosen, async (sending) => {
        const { title, kind, tables, sources, preview: found } = chosen;
        const choice = { title, kind, tables, ...(found.sources && ({ sources: sources ? 'rows' : 'text' } as const)) };
        return {
          at: 'done',
          title: title.trim() || chosen.preview.title,
          result: await make(chosen.file, choice, sending),
        };
      }),
    [make, send],
  );

  return {
    step,
    failure,
    choose,
    confirm,
    change: (change: Partial<Pick<PreviewStep, 'title' | 'kind' | 'tables' | 'sources'>>) =>
      setStep((now) => (now.at === 'preview' ? { ...now, ...change } : now)),
    cancel: () => running.current?.abort(new DOMException('cancelled', 'AbortError')),
    restart: () => {
      setFailure(null);
      setStep({ at: 'file' });
    },
  };
}

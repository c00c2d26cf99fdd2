import { Button } from '@mantine/core';
import type { DocumentDetail } from '@soproekt/contracts';
import { IconFilterOff, IconMessage2, IconPrinter } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useContent } from '../../../app/queries/content';
import { useDocument } from '../../../app/queries/documents';
import { useThreads } from '../../../app/queries/review';
import { useParties } from '../../../app/queries/workspace';
import { useFormat } from '../../../i18n/format';
import { useVisitOfTable } from '../../document/changes/use-visit-of-table';
import { PageFrame } from '../../../ui/page-frame';
import { EmptyState, LoadingState, PageState } from '../../../ui/page-state';
import { TopAction } from '../../../ui/top-action';
import { useRemarkFilters } from '../hooks/use-remark-filters';
import { arrange, remarkRows } from '../lib/remark-rows';
import { DownloadAction } from './download-action';
import { RemarksTable } from './remarks-table';
import { RemarksToolbar } from './remarks-toolbar';

/** `/w/:workspaceId/d/:documentId/remarks`: all remarks on a document with what came of them. */
export function RemarksPage() {
  const { t } = useTranslation('remarks');
  const { documentId = '' } = useParams();
  const document = useDocument(documentId);
  useVisitOfTable(documentId);
  if (document.data) return <RemarksOf detail={document.data} />;
  return (
    <PageFrame title={t('title')}>
      <PageState query={document} loading={<LoadingState rows={6} height={72} />}>
        {() => null}
      </PageState>
    </PageFrame>
  );
}

/** The threads with the places they are about; the error of either, until both are there. */
function useRemarks(documentId: string) {
  const threads = useThreads(documentId);
  const content = useContent(documentId);
  const data = useMemo(
    () => (threads.data && content.data ? remarkRows(threads.data, content.data) : undefined),
    [threads.data, content.data],
  );
  return {
    data,
    error: threads.error ?? content.error,
    refetch: () => Promise.all([threads.refetch(), content.refetch()]),
  };
}

function RemarksOf({ detail }: { detail: DocumentDetail }) {
  const { t } = useTranslation('remarks');
  const { compare } = useFormat();
  const { party } = useParties(detail.workspaceId);
  const remarks = useRemarks(detail.id);
  const filtering = useRemarkFilters();
  const to = `/w/${detail.workspaceId}/d/${detail.id}`;
  const some = (remarks.data?.length ?? 0) > 0;
  return (
    <PageFrame
      crumbs={[
        { label: detail.workspaceName, to: `/w/${detail.workspaceId}` },
        { label: detail.title, to },
      ]}
      title={t('title')}
      tabTitle={`${t('title')}: ${detail.title}`}
      actions={
        some && (
          <>
            <DownloadAction detail={detail} />
            <TopAction
              variant="default"
              icon={<IconPrinter size={16} />}
              label={t('print')}
              onClick={() => window.print()}
            />
          </>
        )
      }
    >
      <div className="sp-remarks">
        <div className="sp-remarks-print-title" aria-hidden>
          <strong>{t('title')}</strong>
          {detail.title}
        </div>
        <PageState query={remarks} loading={<LoadingState rows={6} height={72} />}>
          {(all) => {
            if (all.length === 0) return <NoRemarks to={to} />;
            const shown = arrange(all, filtering.filters, (id) => party(id)?.shortName ?? '', compare);
            return (
              <>
                <RemarksToolbar rows={all} party={party} filters={filtering.filters} set={filtering.set} />
                {shown.length > 0 ? (
                  <RemarksTable {...filtering} rows={shown} party={party} to={to} />
                ) : (
                  <EmptyState
                    icon={<IconFilterOff size={28} />}
                    title={t('nothing.title')}
                    action={
                      <Button variant="default" onClick={filtering.reset}>
                        {t('nothing.reset')}
                      </Button>
                    }
                  >
                    {t('nothing.text')}
                  </EmptyState>
                )}
              </>
            );
          }}
        </PageState>
      </div>
    </PageFrame>
  );
}

function NoRemarks({ to }: { to: string }) {
  const { t } = useTranslation('remarks');
  return (
    <EmptyState
      icon={<IconMessage2 size={28} />}
      title={t('empty.title')}
      action={
        <Button component={Link} to={to}>
          {t('empty.action')}
        </Button>
      }
    >
      {t('empty.text')}
    </EmptyState>
  );
}

import type { DocumentDetail, ThreadView } from '@soproekt/contracts';
import type { Finding } from '@soproekt/domain';
import { cleanup, waitFor } from '@testing-library/react';
import { keys } from '../../../app/queries/keys';
import { aMe, aThread, id } from '../../../testing/builders';
import { documentPage } from '../../../testing/document-page';
import { renderPage } from '../../../testing/render';
import { NOTHING_CHECKED } from '../checks/check-runner';
import { ChecksContext } from '../checks/checks-context';
import { useMargin } from '../checks/use-margin';
import { useFirstTab, useTabWithContent } from './use-first-tab';

const author = { role: 'author', status: 'draft', binnedAt: null, editable: true } as const;
const closed = aThread(1, { state: 'resolved' });

function Margin() {
  const margin = useMargin(useFirstTab());
  useTabWithContent(margin);
  return <output>{margin.open ? margin.tab : 'folded'}</output>;
}

async function show(
  detail: Partial<DocumentDetail>,
  threads: readonly ThreadView[],
  findings: readonly Finding[] = [],
) {
  const { client, page } = documentPage({ detail });
  client.setQueryData(keys.me, aMe());
  client.setQueryData(keys.threads(id(1)), threads);
  const checks = { ...NOTHING_CHECKED, ready: true, findings, marks: new Map() };
  const margin = <Margin />;
  const { container } = await renderPage(
    page(detail.kind === 'note' ? margin : <ChecksContext value={checks}>{margin}</ChecksContext>),
    { client },
  );
  const shown = (what: string) => waitFor(() => expect(container.querySelector('output')?.textContent).toBe(what));
  return { client, shown };
}

describe('what the margin shows first', () => {
  const { matchMedia } = window;
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
    window.matchMedia = (query) => ({ ...matchMedia(query), matches: query.includes('min-width') });
  });
  afterEach(() => {
    window.matchMedia = matchMedia;
  });

  it('are findings to the author of a programme, and open remarks once nothing is found', async () => {
    const finding = {} as Finding;
    await (await show({ ...author, kind: 'programme' }, [aThread(1)], [finding])).shown('checks');
    cleanup();
    await (await show({ ...author, kind: 'programme' }, [closed])).shown('checks');
    cleanup();
    await (await show({ ...author, kind: 'programme' }, [aThread(1)])).shown('threads');
  });

  it('is what somebody has chosen before', async () => {
    sessionStorage.setItem(`soproekt.margin.${id(1)}`, 'checks');
    await (await show({ ...author, kind: 'programme' }, [aThread(1)])).shown('checks');
  });

  it('are the open remarks of a note to whoever may answer; what arrives later opens nothing', async () => {
    await (await show({ ...author, kind: 'note' }, [aThread(1)])).shown('threads');
    cleanup();
    await (await show({ ...author, kind: 'note', role: 'reader' }, [aThread(1)])).shown('folded');
    cleanup();
    const { client, shown } = await show({ ...author, kind: 'note' }, [closed]);
    await shown('folded');
    client.setQueryData(keys.threads(id(1)), [closed, aThread(2)]);
    await shown('folded');
  });
});

import { Tabs } from '@mantine/core';
import { IconLayoutSidebarRightCollapse, IconListCheck, IconMessages } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/icon-button';
import { SidePanel } from '../../../ui/side-panel';
import { useReview } from '../review/review-context';
import { ReviewPanel } from '../review/review-panel';
import { useChecks } from './checks-context';
import { FindingsPanel } from './findings-panel';
import type { MarginState, MarginTab } from './use-margin';

/** The margin beside the sheet: what is said about the document, in tabs. Where there is no room it is a sheet over the page. */
export function Margin({ margin }: { margin: MarginState }) {
  const { t } = useTranslation('checks');
  const { sheet, open, tab } = margin;
  if (!sheet) {
    return open ? (
      <aside className="sp-doc-margin" aria-label={t('margin')}>
        <MarginTabs margin={margin} />
      </aside>
    ) : null;
  }
  return (
    <SidePanel
      opened={open}
      onClose={margin.close}
      title={t(tab === 'threads' ? 'review:title' : 'title')}
      width={400}
      returnFocus={false}
      bodyClassName="sp-margin-sheet"
    >
      <MarginTabs margin={margin} />
    </SidePanel>
  );
}

/** The tabs, and the panel of the one that is shown; a document that is not checked has no choice. */
function MarginTabs({ margin }: { margin: MarginState }) {
  const { t } = useTranslation('checks');
  const checks = useChecks();
  const { threads } = useReview();
  const count = threads.filter(({ state }) => state === 'open').length;
  const gone = margin.sheet ? margin.leave : undefined;
  return (
    <Tabs
      value={margin.tab}
      onChange={(tab) => tab && margin.show(tab as MarginTab)}
      keepMounted={false}
      className="sp-margin-tabs"
    >
      <div className="sp-margin-head">
        <Tabs.List className="sp-margin-list">
          <Tabs.Tab value="threads" leftSection={<IconMessages size={16} />}>
            {t('review:title')}
            {count > 0 && <span className="sp-margin-count">{count}</span>}
          </Tabs.Tab>
          {checks && (
            <Tabs.Tab value="checks" leftSection={<IconListCheck size={16} />}>
              {t('title')}
            </Tabs.Tab>
          )}
        </Tabs.List>
        {!margin.sheet && (
          <IconButton
            label={t(margin.tab === 'threads' ? 'review:button.hide' : 'button.hide')}
            icon={<IconLayoutSidebarRightCollapse size={20} />}
            onClick={margin.close}
          />
        )}
      </div>
      <Tabs.Panel value="threads" className="sp-margin-panel" data-panel="threads">
        <ReviewPanel onGone={gone} beside={!margin.sheet} />
      </Tabs.Panel>
      {checks && (
        <Tabs.Panel value="checks" className="sp-margin-panel">
          <FindingsPanel onGone={gone} />
        </Tabs.Panel>
      )}
    </Tabs>
  );
}

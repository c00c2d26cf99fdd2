import { Drawer, Tabs } from '@mantine/core';
import { IconLayoutSidebarRightCollapse, IconListCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/icon-button';
import { useChecks } from './checks-context';
import { FindingsPanel } from './findings-panel';
import type { MarginState } from './use-margin';

const TABS = ['checks'] as const;

/** The margin beside the sheet: what the document is told about itself, in tabs. Where there is no room it is a sheet over the page. */
export function Margin({ margin }: { margin: MarginState }) {
  const { t } = useTranslation('checks');
  const checks = useChecks();
  const [tab, setTab] = useState<string | null>(TABS[0]);
  if (!checks) return null;

  const tabs = (
    <Tabs value={tab} onChange={setTab} keepMounted={false} className="sp-margin-tabs">
      <div className="sp-margin-head">
        <Tabs.List className="sp-margin-list">
          <Tabs.Tab value="checks" leftSection={<IconListCheck size={16} />}>
            {t('title')}
          </Tabs.Tab>
        </Tabs.List>
        {!margin.sheet && (
          <IconButton
            label={t('button.hide')}
            icon={<IconLayoutSidebarRightCollapse size={20} />}
            onClick={margin.close}
          />
        )}
      </div>
      <Tabs.Panel value="checks" className="sp-margin-panel">
        <FindingsPanel onGone={margin.sheet ? margin.close : undefined} />
      </Tabs.Panel>
    </Tabs>
  );

  if (!margin.sheet) {
    return margin.open ? (
      <aside className="sp-doc-margin" aria-label={t('margin')}>
        {tabs}
      </aside>
    ) : null;
  }
  return (
    <Drawer
      opened={margin.open}
      onClose={margin.close}
      position={margin.phone ? 'bottom' : 'right'}
      size={margin.phone ? '82%' : 400}
      title={t('title')}
      returnFocus={false}
      padding="lg"
      classNames={{ body: 'sp-margin-sheet' }}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <FindingsPanel onGone={margin.close} />
    </Drawer>
  );
}

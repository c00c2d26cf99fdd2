import { Button, Skeleton, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { Finding } from '@soproekt/domain';
import { useCallback, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocumentPage } from '../hooks/document-context';
import { useOutline } from '../hooks/use-session-parts';
import { CheckedRules } from './checked-rules';
import { useChecks, type Checks } from './checks-context';
import { FindingItem } from './finding-item';
import { EVERYTHING, findingKeys, groupFindings, NOWHERE, type FindingFilter } from './finding-view';
import { FindingsFilters } from './findings-filters';
import { goToFinding } from './go-to-finding';
import { ReadinessBar } from './readiness-bar';

/** Everything that the checks find, by section; each line leads to its place. */
export function FindingsPanel({ onGone }: { onGone?: () => void }) {
  const { t } = useTranslation('checks');
  const checks = useChecks();
  if (!checks?.ready) {
    return (
      <div className="sp-findings" role="status" aria-label={t('running')}>
        <Skeleton height={32} />
        <Skeleton height={64} mt="md" />
        <Skeleton height={64} mt="sm" />
      </div>
    );
  }
  return (
    <div className="sp-findings">
      <ReadinessBar readiness={checks.readiness} />
      {checks.findings.length === 0 ? <NoFindings checks={checks} /> : <FindingsList checks={checks} onGone={onGone} />}
    </div>
  );
}

function NoFindings({ checks }: { checks: Checks }) {
  const { t } = useTranslation('checks');
  return (
    <>
      <div className="sp-findings-none">
        <IconCircleCheck size={24} aria-hidden />
        <div>
          <Text fw={600}>{t('none.title')}</Text>
          <Text size="sm" c="dimmed">
            {t('none.text')}
          </Text>
        </div>
      </div>
      <CheckedRules checks={checks} open />
    </>
  );
}

/** What is missing is added at the end of the sheet. */
function goToAppend(): void {
  const append = document.querySelector<HTMLElement>('.sp-doc-append button, button.sp-doc-append');
  append?.scrollIntoView({ block: 'center' });
  append?.focus({ preventScroll: true });
}

function FindingsList({ checks, onGone }: { checks: Checks; onGone?: () => void }) {
  const { t } = useTranslation('checks');
  const { session, view } = useDocumentPage();
  const outline = useOutline(session);
  const [filter, setFilter] = useState<FindingFilter>(EVERYTHING);
  const [current, setCurrent] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const groups = useMemo(() => groupFindings(checks.findings, outline, filter), [checks.findings, outline, filter]);

  const go = useCallback(
    (finding: Finding, key: string): void => {
      setCurrent(key);
      onGone?.();
      void goToFinding(finding, { hub: session.hub, view, missing: goToAppend });
    },
    [onGone, session, view],
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const lines = [...(list.current?.querySelectorAll<HTMLElement>('.sp-finding') ?? [])];
    const at = lines.indexOf(event.target as HTMLElement);
    if (step === undefined || at < 0) return;
    event.preventDefault();
    lines[at + step]?.focus();
  };

  return (
    <>
      <FindingsFilters findings={checks.findings} filter={filter} onChange={setFilter} />
      <div ref={list} className="sp-finding-groups" onKeyDown={onKeyDown}>
        {groups.map((group) => {
          const keys = findingKeys(group.findings);
          const title =
            group.key === NOWHERE ? t('group.nowhere') : group.title.trim() || t('document:section.untitled');
          return (
            <section key={group.key} className="sp-finding-group">
              <h3 className="sp-finding-section">
                {group.number !== null && <span className="sp-finding-number">{group.number}</span>}
                <span className="sp-grow">{title}</span>
                <span className="sp-finding-total">{group.findings.length}</span>
              </h3>
              <ul className="sp-plain-list">
                {group.findings.map((finding, i) => {
                  const key = keys[i] ?? '';
                  return <FindingItem key={key} name={key} finding={finding} current={key === current} onGo={go} />;
                })}
              </ul>
            </section>
          );
        })}
        {groups.length === 0 && (
          <div className="sp-findings-filtered">
            <Text c="dimmed">{t('filter.nothing')}</Text>
            <Button variant="default" size="xs" onClick={() => setFilter(EVERYTHING)}>
              {t('filter.reset')}
            </Button>
          </div>
        )}
      </div>
      <CheckedRules checks={checks} />
    </>
  );
}

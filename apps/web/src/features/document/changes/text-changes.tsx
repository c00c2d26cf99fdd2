import { Button, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DiffPart } from '../review/word-diff';
import type { SectionChange } from './changed-section';
import { textDiff } from './text-diff';

/** Paragraphs and rows that are drawn at first: of what stands in the sheet, or is gone altogether, the beginning will do. */
const AT_FIRST = { changed: 40, added: 10, removed: 4 };

/** The differences of a section. They are computed here: only for sections that are open. */
export function TextChanges({ section: { before, after, change } }: { section: SectionChange }) {
  const { t } = useTranslation('activity');
  const blocks = useMemo(() => textDiff(before, after), [before, after]);
  const [whole, setWhole] = useState(false);
  if (blocks.length === 0) {
    return (
      <Text size="sm" c="dimmed" className="sp-diff">
        {t(`changes.nothing.${change}`)}
      </Text>
    );
  }
  const drawn = whole ? blocks : blocks.slice(0, AT_FIRST[change]);
  const rest = blocks.length - drawn.length;
  return (
    <div className="sp-diff">
      {drawn.map((block, i) =>
        block.kind === 'fold' ? (
          <p key={i} className="sp-diff-fold" title={t('changes.omitted')}>
            …
          </p>
        ) : (
          <p key={i} data-kind={block.kind}>
            {block.parts.map((part, j) => (
              <Words key={j} part={part} />
            ))}
          </p>
        ),
      )}
      {rest > 0 && (
        <Button variant="default" size="compact-sm" onClick={() => setWhole(true)}>
          {t('changes.more', { count: rest })}
        </Button>
      )}
    </div>
  );
}

function Words({ part: { kind, text } }: { part: DiffPart }) {
  if (kind === 'gone') return <del>{text}</del>;
  if (kind === 'new') return <ins>{text}</ins>;
  return <span>{text}</span>;
}

import { Button, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import i18next from 'i18next';

/** So many rows are named. */
const MOST_NAMED = 5;

export type PasteChoice = 'insert' | 'replace';

/**
 * Asks whether rows are put in as new ones or over those that are there. Null: nothing is pasted.
 * @param replaced so many can be written over
 * @param misfits names of pasted rows that are of another kind than those at their place
 */
export function askPaste(rows: number, replaced: number, misfits: readonly string[]): Promise<PasteChoice | null> {
  const { t } = i18next;
  return new Promise((resolve) => {
    let choice: PasteChoice | null = null;
    const choose = (made: PasteChoice): void => {
      choice = made;
      modals.close(id);
    };
    const id = modals.open({
      title: t('structured:grid.askPaste.title'),
      returnFocus: false,
      closeButtonProps: { 'aria-label': t('common:action.close') },
      children: (
        <Stack gap="md">
          <Text>{t('structured:grid.askPaste.text', { count: rows })}</Text>
          <Stack gap="xs">
            <Button data-autofocus onClick={() => choose('insert')}>
              {t('structured:grid.askPaste.insert', { count: rows })}
            </Button>
            {replaced > 0 && (
              <Button variant="default" onClick={() => choose('replace')}>
                {t('structured:grid.askPaste.replace', { count: replaced })}
              </Button>
            )}
            {misfits.length > 0 && (
              <Text size="sm" c="dimmed">
                {t('structured:grid.askPaste.misfits', {
                  list: misfits.slice(0, MOST_NAMED).join(', ') + (misfits.length > MOST_NAMED ? '…' : ''),
                })}
              </Text>
            )}
          </Stack>
        </Stack>
      ),
      onClose: () => resolve(choice),
    });
  });
}

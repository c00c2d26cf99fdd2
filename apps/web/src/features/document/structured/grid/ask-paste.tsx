import { Button, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import i18next from 'i18next';

export type PasteChoice = 'insert' | 'replace';

/** Asks whether rows are put in as new ones or over those that are there. Null: nothing is pasted. */
export function askPaste(rows: number, replaced: number): Promise<PasteChoice | null> {
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
            <Button variant="default" onClick={() => choose('replace')}>
              {t('structured:grid.askPaste.replace', { count: replaced })}
            </Button>
          </Stack>
        </Stack>
      ),
      onClose: () => resolve(choice),
    });
  });
}

import { Kbd, Modal, Table } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { SHORTCUTS, SPACE } from '../shortcuts';

/** Opens on `?` anywhere outside of text. */
export function useShortcutsDialog() {
  const [opened, { open, close, toggle }] = useDisclosure(false);
  const navigate = useNavigate();
  useHotkeys([
    ['shift+?', toggle],
    // By position: the letter is another one in the Russian layout.
    ['alt+shift+H', () => void navigate('/'), { usePhysicalKeys: true }],
  ]);
  return { opened, open, close };
}

export function ShortcutsDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('shortcuts');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      {SHORTCUTS.map((group) => (
        <Table key={group.name} mb="lg" verticalSpacing={6}>
          <Table.Caption className="sp-caption-top">{t(`group.${group.name}`)}</Table.Caption>
          <Table.Tbody>
            {group.items.map((item) => (
              <Table.Tr key={item.name}>
                <Table.Td>{t(`item.${item.name}`)}</Table.Td>
                <Table.Td ta="right">
                  {item.combinations.map((combination, place) => (
                    <Fragment key={combination.join('+')}>
                      {place > 0 && ', '}
                      <span className="sp-nowrap">
                        {combination.map((key, index) => (
                          <Fragment key={key}>
                            {index > 0 && ' + '}
                            <Kbd>{key === SPACE ? t('space') : key}</Kbd>
                          </Fragment>
                        ))}
                      </span>
                    </Fragment>
                  ))}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      ))}
    </Modal>
  );
}

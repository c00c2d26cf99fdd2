import { Button, Menu } from '@mantine/core';
import { ATTESTATIONS, type Attestation } from '@soproekt/domain';
import { IconCheck, IconColumns3, IconPlus } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { OPTIONAL_COLUMNS, type OptionalColumn } from './use-plan-columns';

interface AddProps {
  onModule: () => void;
  /** Undefined: there is no module to put it in. */
  onTopic: (() => void) | undefined;
  onAttestation: (kind: Attestation) => void;
}

/** Below the table: what can be added to a plan. */
export const PlanAdd = memo(function PlanAdd({ onModule, onTopic, onAttestation }: AddProps) {
  const { t } = useTranslation('structured');
  const look = { variant: 'subtle', color: 'gray', size: 'compact-sm', leftSection: <IconPlus size={16} /> } as const;
  return (
    <>
      <Button {...look} onClick={onModule}>
        {t('plan.add.module')}
      </Button>
      {onTopic && (
        <Button {...look} onClick={onTopic}>
          {t('plan.add.topic')}
        </Button>
      )}
      <Menu position="bottom-start" shadow="md" withinPortal returnFocus={false}>
        <Menu.Target>
          <Button {...look}>{t('plan.add.attestation')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {ATTESTATIONS.map((kind) => (
            <Menu.Item key={kind} onClick={() => onAttestation(kind)}>
              {t(`plan.attestation.${kind}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
});

interface ColumnProps {
  hidden: ReadonlySet<OptionalColumn>;
  onToggle: (column: OptionalColumn) => void;
}

/** Which columns are shown here; the document does not change by it. */
export const PlanColumnMenu = memo(function PlanColumnMenu({ hidden, onToggle }: ColumnProps) {
  const { t } = useTranslation('structured');
  return (
    <Menu position="bottom-end" shadow="md" withinPortal closeOnItemClick={false}>
      <Menu.Target>
        <Button variant="subtle" color="gray" size="compact-sm" leftSection={<IconColumns3 size={16} />}>
          {t('plan.columns')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {OPTIONAL_COLUMNS.map((column) => (
          <Menu.Item
            key={column}
            role="menuitemcheckbox"
            aria-checked={!hidden.has(column)}
            leftSection={<span className="sp-table-check">{!hidden.has(column) && <IconCheck size={16} />}</span>}
            onClick={() => onToggle(column)}
          >
            {t(`plan.full.${column}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
});

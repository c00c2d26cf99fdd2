import { Menu } from '@mantine/core';
import { Fragment } from 'react';
import type { RowAction } from './grid-types';

export interface OpenMenu {
  readonly rowId: string;
  readonly left: number;
  readonly top: number;
}

interface Props {
  readonly open: OpenMenu;
  readonly label: string;
  readonly actions: readonly RowAction[];
  readonly onClose: () => void;
}

/** The menu of a row; one for the whole grid. */
export function GridMenu({ open, label, actions, onClose }: Props) {
  return (
    <Menu
      key={`${open.rowId}-${open.left}-${open.top}`}
      opened
      onClose={onClose}
      position="bottom-start"
      shadow="md"
      width={320}
      withinPortal
      trapFocus
      returnFocus={false}
      transitionProps={{ duration: 0 }}
    >
      <Menu.Target>
        <span className="sp-grid-menu-anchor" style={{ left: open.left, top: open.top }} aria-hidden />
      </Menu.Target>
      <Menu.Dropdown aria-label={label} className="sp-grid-menu">
        {actions.map((action, i) => (
          <Fragment key={action.key}>
            {action.divided && i > 0 && <Menu.Divider />}
            <Menu.Item
              leftSection={action.icon}
              rightSection={action.keys && <span className="sp-doc-keys">{action.keys}</span>}
              color={action.danger ? 'red' : undefined}
              disabled={action.disabled}
              onClick={action.run}
            >
              {action.label}
            </Menu.Item>
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

import type { ReactNode } from 'react';

interface Props {
  title: string;
  children: ReactNode;
  action?: ReactNode;
}

/** A table without rows: what it is for, and how it begins. */
export function TableEmpty({ title, children, action }: Props) {
  return (
    <div className="sp-table-empty">
      <p className="sp-table-empty-title">{title}</p>
      <p>{children}</p>
      {action && <div className="sp-table-actions">{action}</div>}
    </div>
  );
}

import { Anchor } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { Fragment, type ReactNode } from 'react';
import { Link } from 'react-router';
import { SidebarToggle } from '../app/layout/sidebar-toggle';
import { useDocumentTitle } from './use-document-title';

export interface Crumb {
  label: string;
  to: string;
}

interface TopBarProps {
  crumbs?: readonly Crumb[];
  /** The heading of the page: text, or an editable title that brings its own h1. */
  title: ReactNode;
  /** State in words, e.g. the saved indicator. */
  status?: ReactNode;
  /** Who is here. */
  people?: ReactNode;
  /** Buttons at the right end. */
  actions?: ReactNode;
}

/** Breadcrumb · title at the left; state, people and buttons at the right. */
export function TopBar({ crumbs = [], title, status, people, actions }: TopBarProps) {
  return (
    <header className="sp-topbar">
      <SidebarToggle />
      <div className="sp-topbar-title">
        {crumbs.map((crumb) => (
          <Fragment key={crumb.to}>
            <Anchor component={Link} to={crumb.to} className="sp-crumb" c="dimmed">
              {crumb.label}
            </Anchor>
            <IconChevronRight className="sp-crumb-mark" size={14} aria-hidden />
          </Fragment>
        ))}
        {typeof title === 'string' ? <h1 className="sp-page-title">{title}</h1> : title}
      </div>
      <div className="sp-topbar-end">
        {status}
        {people}
        {actions}
      </div>
    </header>
  );
}

interface PageFrameProps extends TopBarProps {
  /** Text of the browser tab; default: the title, when that is text. */
  tabTitle?: string;
  children: ReactNode;
  /** The page takes the whole area and scrolls by itself (a document); otherwise a column with margins. */
  fill?: boolean;
  /** Narrow column for forms. */
  narrow?: boolean;
}

/** A page within the frame: its top bar and its content, together the `main` landmark; `#main` is where focus goes. */
export function PageFrame({ tabTitle, children, fill = false, narrow = false, ...bar }: PageFrameProps) {
  useDocumentTitle(tabTitle ?? (typeof bar.title === 'string' ? bar.title : undefined));
  return (
    <main className="sp-page">
      <TopBar {...bar} />
      <div id="main" tabIndex={-1} className={fill ? 'sp-main sp-main-fill' : 'sp-main'}>
        {fill ? children : <div className={narrow ? 'sp-column sp-column-narrow' : 'sp-column'}>{children}</div>}
      </div>
    </main>
  );
}

import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  /** The section's text without its editor. */
  fallback: ReactNode;
  children: ReactNode;
}

/** A failure in one section's editor stays there: its text is shown, the other sections go on. */
export class SectionBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error('section editor failed', error, info.componentStack);
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <>
        <Failure onRetry={() => this.setState({ failed: false })} />
        {this.props.fallback}
      </>
    );
  }
}

function Failure({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation('document');
  return (
    <div className="sp-notice sp-doc-failure" data-tone="error" role="alert">
      <IconAlertTriangle size={18} aria-hidden />
      <div className="sp-notice-body">{t('section.failed')}</div>
      <Button size="compact-sm" variant="default" onClick={onRetry}>
        {t('section.retry')}
      </Button>
    </div>
  );
}

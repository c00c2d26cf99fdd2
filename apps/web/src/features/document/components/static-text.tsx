import { useLayoutEffect, useRef, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocumentPage } from '../hooks/document-context';
import { useTextVersion } from '../hooks/use-session-parts';
import { imageDeskOf } from '../images/image-desk';
import { staticContent } from '../lib/static-content';

/** A section's text without an editor: the same look and height, so that nothing jumps when an editor takes its place. */
export function StaticText({ sectionId }: { sectionId: string }) {
  const { t } = useTranslation('document');
  const { session, snapshot, detail } = useDocumentPage();
  const { url } = imageDeskOf(session, detail.id);
  const version = useTextVersion(session, sectionId);
  const host = useRef<HTMLDivElement>(null);

  const tableLabel = t('editor.table');
  useLayoutEffect(() => {
    const text = session.index.document(sectionId);
    if (host.current && text) host.current.replaceChildren(staticContent(text, tableLabel, url));
  }, [session, sectionId, version, tableLabel, url]);

  const edit = (event: MouseEvent<HTMLDivElement>): void => {
    if (!snapshot.writable || (event.target instanceof Element && event.target.closest('a'))) return;
    const { clientX: left, clientY: top } = event;
    void session.hub.want(sectionId).then((editor) => {
      const at = editor.view.posAtCoords({ left, top })?.pos ?? 0;
      void session.hub.focusText(sectionId, { from: at, to: at });
    });
  };

  // Reached by keyboard and assistive technology through the outline and the section's title; a click is a short cut.
  return <div ref={host} className="sp-text" data-static onClick={edit} />;
}

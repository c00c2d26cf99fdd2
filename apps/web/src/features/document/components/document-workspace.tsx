import { Drawer } from '@mantine/core';
import { useDisclosure, useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { IconListTree } from '@tabler/icons-react';
import { memo, useCallback, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { DocumentStatusTag } from '../../../ui/document-status';
import { IconButton } from '../../../ui/icon-button';
import { PageFrame } from '../../../ui/page-frame';
import { ChecksButton } from '../checks/checks-button';
import { ChecksProvider } from '../checks/checks-provider';
import { ChangesBanner } from '../changes/changes-banner';
import { ChangesProvider } from '../changes/changes-provider';
import { Margin } from '../checks/margin';
import { useMargin } from '../checks/use-margin';
import { useDocumentPage } from '../hooks/document-context';
import { PageActionsContext } from '../hooks/page-actions';
import { useCrumbs } from '../hooks/use-crumbs';
import { useCurrentSection } from '../hooks/use-current-section';
import { useFind } from '../hooks/use-find';
import { useFollow } from '../hooks/use-follow';
import { useHistoryPlaces } from '../hooks/use-history-places';
import { useKeyboardInset } from '../hooks/use-keyboard-inset';
import { usePageKeys } from '../hooks/use-page-keys';
import { usePageWiring } from '../hooks/use-page-wiring';
import { useJoinAnnouncements, usePresentPeople } from '../hooks/use-present-people';
import { useSectionActions } from '../hooks/use-section-actions';
import { useWholeDocument } from '../hooks/use-whole-document';
import { Images } from '../images/images';
import { ReviewButton } from '../review/review-button';
import { useFirstTab } from '../review/use-first-tab';
import { ReviewProvider } from '../review/review-provider';
import { ReviewWiring } from '../review/review-wiring';
import { SelectionBubble } from '../review/selection-bubble';
import { DocumentMenu } from './document-menu';
import { DocumentTitle } from './document-title';
import { FindBar } from './find-bar';
import { FollowBanner } from './follow-banner';
import { LinkDialog } from './link-dialog';
import { Notices } from './notices';
import { Outline } from './outline';
import { PresenceBar } from './presence-bar';
import { SaveState } from './save-state';
import { ShareButton } from './share-button';
import { Sheet } from './sheet';
import { SlashMenu } from './slash-menu';
import { Toolbar } from './toolbar';
import { WordFooter } from './word-footer';

interface Props {
  onDiscard: () => Promise<void>;
}

/** The document page once there is a text to show. It is not rendered again by every step of saving. */
export const DocumentWorkspace = memo(function DocumentWorkspace(props: Props) {
  return (
    <ReviewProvider>
      <ChangesProvider>
        <Workspace {...props} />
      </ChangesProvider>
    </ReviewProvider>
  );
});

const Workspace = memo(function Workspace({ onDiscard }: Props) {
  const { t } = useTranslation('document');
  const { session, snapshot, detail, view } = useDocumentPage();
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const [outlineOpen, setOutlineOpen] = useLocalStorage({
    key: 'soproekt.outline',
    defaultValue: true,
    getInitialValueInEffect: false,
  });
  const [drawer, drawerControl] = useDisclosure(false);
  const [renaming, setRenaming] = useState(false);
  const [linking, setLinking] = useState(false);
  const presence = usePresentPeople(session);
  const find = useFind(session, view);
  const margin = useMargin(useFirstTab());
  const following = useFollow(session, view, presence.people);
  const whole = useWholeDocument(session, view, detail.title);
  const current = useCurrentSection(session, view, true);
  const sections = useSectionActions();
  const met = useSyncExternalStore(session.subscribe, () => session.getSnapshot().sync.state !== 'connecting');
  useJoinAnnouncements(presence.people, met);
  useHistoryPlaces(session, view);
  usePageKeys(session, find);
  useKeyboardInset();

  const editLink = useCallback(() => {
    if (session.hub.getSnapshot().editor) setLinking(true);
  }, [session]);
  const actions = usePageWiring({
    session,
    writable: snapshot.writable,
    sections,
    editLink,
    selectDocument: whole.select,
  });
  const crumbs = useCrumbs(detail);
  const outline = (
    <Outline currentId={current} people={presence.people} onChosen={phone ? drawerControl.close : undefined} />
  );

  const outlineToggle = (
    <IconButton
      label={t(phone || !outlineOpen ? 'outline.show' : 'outline.hide')}
      aria-expanded={phone ? drawer : outlineOpen}
      icon={<IconListTree size={20} />}
      onClick={() => (phone ? drawerControl.open() : setOutlineOpen(!outlineOpen))}
    />
  );
  const people = <PresenceBar {...presence} following={following} />;
  const { open, tab, buttons, toggle } = margin;
  const margins = (
    <>
      <ChecksButton ref={buttons.checks} open={open && tab === 'checks'} onToggle={() => toggle('checks')} />
      <ReviewButton ref={buttons.threads} open={open && tab === 'threads'} onToggle={() => toggle('threads')} />
    </>
  );

  return (
    <PageActionsContext value={actions}>
      <ChecksProvider>
        <PageFrame
          fill
          tabTitle={detail.title}
          crumbs={crumbs}
          title={
            <div className="sp-doc-heading">
              <DocumentTitle detail={detail} editing={renaming} onEditing={setRenaming} />
              {!renaming && <DocumentStatusTag status={detail.status} />}
            </div>
          }
          status={
            !phone && (
              <>
                <SaveState />
                {margins}
              </>
            )
          }
          people={!phone && people}
          actions={
            <>
              <ShareButton />
              <DocumentMenu onRename={() => setRenaming(true)} onFind={find.show} onCopyAll={whole.copy} />
            </>
          }
        >
          {phone && (
            <div className="sp-doc-strip">
              {outlineToggle}
              <SaveState />
              {margins}
              {people}
            </div>
          )}
          <Notices onDiscard={onDiscard} />
          <ChangesBanner />
          <div className="sp-doc">
            {!phone && outlineOpen && <aside className="sp-doc-outline">{outline}</aside>}
            <div className="sp-doc-stage">
              {!phone && <div className="sp-doc-outline-toggle">{outlineToggle}</div>}
              <FindBar find={find} />
              <FollowBanner following={following} />
              <div ref={view.setContainer} className="sp-doc-scroll" data-sheet>
                {!phone && <Toolbar onLink={editLink} reading={current} />}
                <Sheet whole={whole.selected} titleMatch={find.titleMatch} />
              </div>
              {phone && <Toolbar onLink={editLink} />}
              <WordFooter />
            </div>
            <Margin margin={margin} />
          </div>
          {phone && (
            <Drawer
              opened={drawer}
              onClose={drawerControl.close}
              title={t('outline.title')}
              size={320}
              closeButtonProps={{ 'aria-label': t('common:action.close') }}
            >
              {outline}
            </Drawer>
          )}
          <SlashMenu onLink={editLink} />
          <Images />
          <SelectionBubble />
          <ReviewWiring margin={margin} />
          <LinkDialog opened={linking} onClose={() => setLinking(false)} />
        </PageFrame>
      </ChecksProvider>
    </PageActionsContext>
  );
});

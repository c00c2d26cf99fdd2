import { Popover, Text, UnstyledButton } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { sectionNumbers } from '@soproekt/domain';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/icon-button';
import { InstitutionDot } from '../../../ui/institution-badge';
import { institutionBeside } from '../../../ui/institution-beside';
import { PersonAvatar, PersonAvatarGroup } from '../../../ui/person-avatar';
import { useDocumentPage } from '../hooks/document-context';
import type { Following } from '../hooks/use-follow';
import { useOutline } from '../hooks/use-session-parts';
import { readPeer, type PresentInstitution, type PresentPerson } from '../lib/presence';

interface Props {
  people: readonly PresentPerson[];
  groups: readonly PresentInstitution[];
  following: Following;
}

const LONG_PRESS = 550;

/** Who is in the document: faces in the top bar, and a list by institution that leads to everybody. */
export function PresenceBar({ people, groups, following }: Props) {
  const { t } = useTranslation('document');
  const [open, setOpen] = useState(false);
  if (people.length === 0) return null;
  const close = (): void => setOpen(false);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" shadow="md" width={320} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className="sp-presence"
          data-open={open || undefined}
          aria-label={t('presence.button', { count: people.length })}
          onClick={() => setOpen((before) => !before)}
        >
          {/* Made anew when the list opens, so that no tooltip stays over it. */}
          <span key={String(open)} className="sp-presence-faces" aria-hidden>
            <PersonAvatarGroup
              active
              max={4}
              people={people.map((person) => ({
                id: person.userId,
                name: person.name,
                hue: person.hue,
                institution: institutionBeside(person.name, person.institutionName),
              }))}
            />
          </span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('presence.title')}>
        <Text fw={600} mb="sm">
          {t('presence.title')}
        </Text>
        {groups.map((group) => (
          <section key={group.institutionId ?? ''} className="sp-presence-group" data-inst={group.hue ?? 'none'}>
            <h3 className="sp-presence-name">
              <InstitutionDot hue={group.hue} />
              {group.name}
              <span className="sp-presence-count">{group.people.length}</span>
            </h3>
            <ul className="sp-presence-list">
              {group.people.map((person) => (
                <Person key={person.userId} person={person} following={following} onDone={close} />
              ))}
            </ul>
          </section>
        ))}
        {people.length > 1 && (
          <Text size="xs" c="dimmed" mt="sm">
            {t('presence.hint')}
          </Text>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function Person({ person, following, onDone }: { person: PresentPerson; following: Following; onDone: () => void }) {
  const { t } = useTranslation('document');
  const { session, view, detail } = useDocumentPage();
  const sections = useOutline(session);
  const press = useRef<{ timer?: ReturnType<typeof setTimeout>; long: boolean }>({ long: false });
  const index = sections.findIndex((section) => section.id === person.sectionId);
  const title = sections[index]?.title.trim() || t('section.untitled');
  const printed = sectionNumbers(detail.kind, sections)[index] ?? null;
  const where = index < 0 ? t('presence.somewhere') : printed === null ? title : `${printed}. ${title}`;
  const followed = following.person?.userId === person.userId;

  const go = (): void => {
    const peer = readPeer(person.clientId, session.awareness.getStates().get(person.clientId));
    if (peer?.sectionId && peer.cursor) void view.goToPosition(peer.sectionId, peer.cursor.head);
    else if (person.sectionId) view.goToSection(person.sectionId);
    onDone();
  };
  const startPress = (): void => {
    press.current.long = false;
    if (person.self) return;
    press.current.timer = setTimeout(() => {
      press.current.long = true;
      following.follow(person.userId);
      onDone();
    }, LONG_PRESS);
  };
  const endPress = (): void => clearTimeout(press.current.timer);

  return (
    <li className="sp-presence-person">
      <UnstyledButton
        className="sp-presence-go"
        disabled={person.self || index < 0}
        aria-label={person.self ? undefined : t('presence.goTo', { name: person.name, where })}
        onPointerDown={startPress}
        onPointerUp={endPress}
        onPointerLeave={endPress}
        onContextMenu={(event) => press.current.long && event.preventDefault()}
        onClick={() => !press.current.long && go()}
      >
        <PersonAvatar name={person.name} hue={person.hue} size={32} active plain />
        <span className="sp-presence-text">
          <span className="sp-presence-who">
            {person.self ? t('presence.you', { name: person.name }) : person.name}
          </span>
          <span className="sp-presence-where">{where}</span>
        </span>
      </UnstyledButton>
      {!person.self && (
        <IconButton
          label={t(followed ? 'follow.stopNamed' : 'follow.startNamed', { name: person.name })}
          icon={followed ? <IconEyeOff size={18} /> : <IconEye size={18} />}
          aria-pressed={followed}
          onClick={() => {
            if (followed) following.stop();
            else following.follow(person.userId);
            onDone();
          }}
        />
      )}
    </li>
  );
}

import type { Member } from '@soproekt/contracts';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { InstitutionDot } from '../../../ui/institution-badge';

interface Props {
  readonly id: string;
  readonly people: readonly Member[];
  readonly at: number;
  readonly hueOf: (userId: string) => number | undefined;
  readonly onPick: (person: Member) => void;
}

/** Who can be mentioned; the focus stays in the field. */
export function MentionList({ id, people, at, hueOf, onPick }: Props) {
  const { t } = useTranslation('review');
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView?.({ block: 'nearest' });
  }, [at]);
  return (
    <div ref={list} id={id} className="sp-mentions" role="listbox" aria-label={t('composer.people')}>
      {people.map((person, i) => (
        <div
          key={person.userId}
          id={`${id}-${i}`}
          role="option"
          className="sp-mention-option"
          aria-selected={i === at}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(person)}
        >
          <InstitutionDot hue={hueOf(person.userId)} />
          <span className="sp-grow">{person.name}</span>
          <span className="sp-mention-role">{t(`common:role.${person.role}`)}</span>
        </div>
      ))}
    </div>
  );
}

import { Tooltip } from '@mantine/core';
import type { CSSProperties } from 'react';
import { initials } from './initials';

interface AvatarProps {
  name: string;
  /** Colour slot of the person's institution in this workspace. */
  hue?: number | null;
  /** Short name of the institution, for the tooltip. */
  institution?: string | null;
  size?: number;
  /** Filled with the colour, for who is here now; otherwise a quiet ground with a ring. */
  active?: boolean;
  /** No tooltip where the name stands beside the picture. */
  plain?: boolean;
}

/** Initials within a ring of the institution's colour. */
export function PersonAvatar({ name, hue, institution, size = 28, active = false, plain = false }: AvatarProps) {
  const label = institution ? `${name}, ${institution}` : name;
  const picture = (
    <span
      className="sp-avatar"
      data-inst={hue ?? 'none'}
      data-active={active || undefined}
      style={{ '--size': `${size}px` } as CSSProperties}
      role={plain ? undefined : 'img'}
      aria-label={plain ? undefined : label}
      aria-hidden={plain || undefined}
    >
      {initials(name)}
    </span>
  );
  return plain ? picture : <Tooltip label={label}>{picture}</Tooltip>;
}

interface GroupProps {
  people: readonly { id: string; name: string; hue?: number | null; institution?: string | null }[];
  max?: number;
  size?: number;
  active?: boolean;
}

/** Overlapping avatars, the rest counted: (АО)(ИМ)+3. */
export function PersonAvatarGroup({ people, max = 4, size = 28, active = false }: GroupProps) {
  const shown = people.length > max ? people.slice(0, max - 1) : people;
  const rest = people.slice(shown.length);
  return (
    <span className="sp-avatar-group">
      {shown.map((person) => (
        <PersonAvatar key={person.id} {...person} size={size} active={active} />
      ))}
      {rest.length > 0 && (
        <Tooltip label={rest.map((person) => person.name).join(', ')} multiline maw={280}>
          <span
            className="sp-avatar sp-avatar-rest"
            style={{ '--size': `${size}px` } as CSSProperties}
            role="img"
            aria-label={rest.map((person) => person.name).join(', ')}
          >
            +{rest.length}
          </span>
        </Tooltip>
      )}
    </span>
  );
}

import { Tooltip } from '@mantine/core';

interface InstitutionLike {
  readonly name: string;
  readonly shortName: string;
  /** Colour slot in the workspace; outside of one there is none. */
  readonly hue?: number;
}

interface DotProps {
  hue?: number | null;
  /** Width in pixels. */
  size?: number;
}

/** The colour of an institution. Never alone: its name stands beside it, or it marks something named. */
export function InstitutionDot({ hue, size = 8 }: DotProps) {
  return <span className="sp-inst-dot" data-inst={hue ?? 'none'} style={{ width: size, height: size }} aria-hidden />;
}

interface BadgeProps {
  institution: InstitutionLike;
  /** Full name instead of the short one. */
  full?: boolean;
}

/** Dot and short name; the full name on hover. */
export function InstitutionBadge({ institution, full = false }: BadgeProps) {
  const badge = (
    <span className="sp-inst-badge" data-inst={institution.hue ?? 'none'}>
      <InstitutionDot hue={institution.hue} />
      {full ? institution.name : institution.shortName}
    </span>
  );
  if (full || institution.name === institution.shortName) return badge;
  return <Tooltip label={institution.name}>{badge}</Tooltip>;
}

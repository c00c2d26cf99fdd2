import type { Affiliation, Institution } from '@soproekt/contracts';
import type { AffiliationEntity } from './affiliation.entity.js';
import type { InstitutionEntity } from './institution.entity.js';

/** What leaves the server of an institution. */
export const institutionView = (entity: InstitutionEntity): Institution => ({
  id: entity.id,
  kind: entity.kind,
  name: entity.name,
  shortName: entity.shortName,
  municipality: entity.municipality,
});

/** @param entity with its institution loaded */
export function affiliationView(entity: AffiliationEntity): Affiliation {
  if (!entity.institution) throw new Error('the affiliation was loaded without its institution');
  return { institution: institutionView(entity.institution), since: entity.since, until: entity.until };
}

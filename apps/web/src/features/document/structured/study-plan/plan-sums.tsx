import type { PlanSection, ProgrammeSums } from '@soproekt/domain';
import { useTranslation } from 'react-i18next';
import { InstitutionDot } from '../../../../ui/institution-badge';
import type { Option } from '../grid/grid-types';
import { showNumber } from '../grid/read-number';

interface Props {
  sums: ProgrammeSums;
  parties: readonly Option[];
  sections: readonly PlanSection[];
}

/** What the plan adds up to by institution and by plan section: one quiet line each. */
export function PlanSums({ sums, parties, sections }: Props) {
  const { t } = useTranslation('structured');
  if (sums.total.total === 0) return null;
  const hours = (value: number): string => t('plan.hours', { hours: showNumber(value) });
  const byParty = new Map(parties.map((party) => [party.value, party]));
  const bySection = new Map(sections.map((section) => [section.id, section]));
  const named = sums.byPlanSection.some((entry) => entry.planSectionId !== null);

  return (
    <dl className="sp-plan-sums">
      <div>
        <dt>{t('plan.byInstitution')}</dt>
        {sums.byInstitution.map((entry) => {
          const [id] = entry.institutionIds === 'joint' ? [] : entry.institutionIds;
          const party = id === undefined ? undefined : byParty.get(id);
          const name =
            entry.institutionIds === 'joint'
              ? t('plan.joint')
              : id === undefined
                ? t('plan.unassigned')
                : (party?.label ?? t('plan.otherInstitution'));
          return (
            <dd key={name} className="sp-plan-sum" data-inst={party?.hue ?? 'none'} data-testid="institution-sum">
              {party && <InstitutionDot hue={party.hue} />}
              {name} <b>{hours(entry.total)}</b>
            </dd>
          );
        })}
      </div>
      {named && (
        <div>
          <dt>{t('plan.bySection')}</dt>
          {sums.byPlanSection.map((entry) => {
            const section = entry.planSectionId === null ? undefined : bySection.get(entry.planSectionId);
            return (
              <dd key={entry.planSectionId ?? ''} className="sp-plan-sum" title={section?.title || undefined}>
                {section ? section.code || section.title : t('plan.noSection')} <b>{hours(entry.total)}</b>
              </dd>
            );
          })}
        </div>
      )}
      <div>
        <dt>{t('plan.contact')}</dt>
        <dd className="sp-plan-sum">
          <b>{hours(sums.total.contact)}</b>
        </dd>
      </div>
    </dl>
  );
}

import { Button, Group, Select, Text, Title } from '@mantine/core';
import type { Party, Workspace } from '@soproekt/contracts';
import { can } from '@soproekt/domain';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useInstitutions } from '../../../app/queries/institutions';
import { useActor, useMe } from '../../../app/queries/me';
import { confirmAction } from '../../../ui/confirm';
import { IconButton } from '../../../ui/icon-button';
import { InstitutionDot } from '../../../ui/institution-badge';
import { notifyDone, notifyError } from '../../../ui/notify';
import { useErrorText } from '../../../ui/use-error-text';
import { useWorkspaceMutations } from '../api/use-workspace-mutations';

/** The institutions that own the workspace together. */
export function OwnersSection({ workspace }: { workspace: Workspace }) {
  const { t } = useTranslation('workspace');
  const actor = useActor();
  const ownId = useMe().institution?.id;
  const errorText = useErrorText();
  const { addOwner, removeOwner } = useWorkspaceMutations(workspace.id);
  const [chosen, setChosen] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const owners = workspace.parties.filter(({ owner }) => owner);
  const mayAdd = can(actor, 'owner.add', { role: workspace.role });
  const mayRemove = can(actor, 'owner.remove', { role: workspace.role });
  const institutions = useInstitutions(mayAdd).data ?? [];
  const free = institutions.filter(({ id }) => !owners.some((owner) => owner.id === id));

  const run = async (deed: () => Promise<void>, done: string) => {
    setPending(true);
    try {
      await deed();
      notifyDone(done);
    } catch (error) {
      notifyError(errorText(error));
    } finally {
      setPending(false);
    }
  };
  const add = async () => {
    const institution = institutions.find(({ id }) => id === chosen);
    if (!institution) return;
    await run(() => addOwner(institution.id), t('owners.added', { name: institution.shortName }));
    setChosen(null);
  };
  const remove = async (party: Party) => {
    const own = party.id === ownId;
    const sure = await confirmAction({
      title: own ? t('owners.giveUpTitle') : t('owners.removeTitle', { name: party.shortName }),
      consequence: t('owners.removeConsequence', { name: party.name }),
      confirmLabel: own ? t('owners.giveUp') : t('owners.removeConfirm'),
      danger: true,
    });
    if (sure) await run(() => removeOwner(party.id), t('owners.removed', { name: party.shortName }));
  };

  return (
    <section aria-labelledby="owners">
      <Title order={2} id="owners">
        {t('owners.title')}
      </Title>
      <Text c="dimmed" mt={4} mb="md">
        {t('owners.hint')}
      </Text>
      <ul className="sp-card sp-lines">
        {owners.map((party) => (
          <li key={party.id} className="sp-line">
            <InstitutionDot hue={party.hue} size={10} />
            <div className="sp-line-main">
              <span className="sp-person-name">{party.name}</span>
              <span className="sp-line-about">
                {party.awaitingCoordinator ? t('awaitingCoordinator') : t(`common:institutionKind.${party.kind}`)}
              </span>
            </div>
            {/* One owner cannot push another out: only the own place and one that nobody has come for yet. */}
            {mayRemove && (party.id === ownId || party.awaitingCoordinator) && (
              <IconButton
                label={party.id === ownId ? t('owners.giveUp') : t('owners.removeLabel', { name: party.shortName })}
                hint={owners.length === 1 ? t('owners.last') : undefined}
                disabled={owners.length === 1 || pending}
                icon={<IconX size={18} />}
                onClick={() => void remove(party)}
              />
            )}
          </li>
        ))}
      </ul>
      {mayAdd && free.length > 0 && (
        <Group mt="md" align="flex-end" gap="sm">
          <Select
            className="sp-grow"
            label={t('owners.add')}
            placeholder={t('owners.choose')}
            searchable
            nothingFoundMessage={t('create.noInstitution')}
            value={chosen}
            onChange={setChosen}
            data={free.map(({ id, name, shortName }) => ({ value: id, label: `${shortName} – ${name}` }))}
          />
          <Button variant="default" disabled={!chosen} loading={pending} onClick={() => void add()}>
            {t('owners.addButton')}
          </Button>
        </Group>
      )}
    </section>
  );
}

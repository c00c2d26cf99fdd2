import { Select, Text, Tooltip } from '@mantine/core';
import type { Member } from '@soproekt/contracts';
import { roleAtMost, type WorkspaceRole } from '@soproekt/domain';
import { IconUserMinus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../app/queries/me';
import { useFormat } from '../../../i18n/format';
import { confirmAction } from '../../../ui/confirm';
import { IconButton } from '../../../ui/icon-button';
import { notifyDone, notifyError } from '../../../ui/notify';
import { PersonAvatar } from '../../../ui/person-avatar';
import { useErrorText } from '../../../ui/use-error-text';
import { useMemberMutations } from '../api/use-member-mutations';
import type { MemberRules } from '../hooks/use-member-rules';

interface Props {
  workspaceId: string;
  member: Member;
  hue?: number;
  rules: MemberRules;
}

/** One member: who, in what role; with the right to it, role and membership can be changed here. */
export function MemberLine({ workspaceId, member, hue, rules }: Props) {
  const { t } = useTranslation('members');
  const me = useMe();
  const format = useFormat();
  const errorText = useErrorText();
  const { setRole, remove } = useMemberMutations(workspaceId);
  const [pending, setPending] = useState(false);
  const { name, role, userId } = member;

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
  const changeRole = async (next: WorkspaceRole) => {
    if (next === role) return;
    const roleName = t(`common:role.${next}`);
    if (roleAtMost(next, role)) {
      const sure = await confirmAction({
        title: t('demote.title', { name }),
        consequence: t(`demote.to.${next}`, { name }),
        confirmLabel: t('demote.confirm', { role: roleName }),
        danger: userId === me.id,
      });
      if (!sure) return;
    }
    await run(() => setRole(userId, next), t('done.role', { name, role: roleName }));
  };
  const exclude = async () => {
    const sure = await confirmAction({
      title: t('remove.title', { name }),
      consequence: t('remove.consequence', { name }),
      confirmLabel: t('remove.confirm'),
      danger: true,
    });
    if (sure) await run(() => remove(userId), t('done.removed', { name }));
  };

  return (
    <li className="sp-line sp-line-wrap">
      <PersonAvatar name={name} hue={hue} size={36} plain />
      <div className="sp-line-main">
        <span className="sp-person-name">
          {name}
          {userId === me.id && <Text span c="dimmed">{` (${t('workspace:overview.you')})`}</Text>}
        </span>
        <span className="sp-line-about">
          {[member.post, member.email, t('since', { when: format.date(member.joinedAt) })].filter(Boolean).join(' · ')}
        </span>
        {rules.mayUpdate && rules.lastCoordinator && <span className="sp-line-about">{t('lastCoordinator')}</span>}
      </div>
      <RoleControl member={member} rules={rules} pending={pending} onChange={(next) => void changeRole(next)} />
      {rules.mayRemove && (
        <IconButton
          label={t('remove.label', { name })}
          hint={rules.lastCoordinator ? t('lastCoordinator') : undefined}
          disabled={rules.lastCoordinator || pending}
          icon={<IconUserMinus size={18} />}
          onClick={() => void exclude()}
        />
      )}
    </li>
  );
}

interface RoleProps {
  member: Member;
  rules: MemberRules;
  pending: boolean;
  onChange: (role: WorkspaceRole) => void;
}

function RoleControl({ member, rules, pending, onChange }: RoleProps) {
  const { t } = useTranslation('members');
  if (!rules.mayUpdate || rules.lastCoordinator) {
    return (
      <Tooltip label={t(`common:roleHint.${member.role}`)} multiline maw={280}>
        <span className="sp-tag" data-tone="quiet">
          {t(`common:role.${member.role}`)}
        </span>
      </Tooltip>
    );
  }
  return (
    <Select
      aria-label={t('roleOf', { name: member.name })}
      className="sp-role-select"
      size="xs"
      allowDeselect={false}
      disabled={pending}
      value={member.role}
      onChange={(role) => onChange(role as WorkspaceRole)}
      data={rules.roles.map((role) => ({ value: role, label: t(`common:role.${role}`) }))}
      maxDropdownHeight={400}
      comboboxProps={{ width: 300, position: 'bottom-end' }}
      renderOption={({ option }) => (
        <div>
          {option.label}
          <Text size="xs" c="dimmed">
            {t(`common:roleHint.${option.value as WorkspaceRole}`)}
          </Text>
        </div>
      )}
    />
  );
}

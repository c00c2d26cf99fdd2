import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Institution, Workspace } from '@soproekt/contracts';
import { createQueryClient } from '../../../app/query-client';
import { keys } from '../../../app/queries/keys';
import { aMe, id } from '../../../testing/builders';
import { renderPage } from '../../../testing/render';
import { answerRequests } from '../../../testing/requests';
import { InviteForm } from './invite-form';

const institution = (n: number, shortName: string): Institution => ({
  id: id(n),
  kind: 'university',
  name: `Организация ${shortName}`,
  shortName,
  municipality: '',
});
const own = institution(1, 'СРПУ');
const partner = institution(2, 'ИРО');
const newcomer = institution(3, 'ЦНППМ');

function workspace(): Workspace {
  const owner = { hue: 0, owner: true, awaitingCoordinator: false };
  return {
    id: id(100),
    name: 'Программа',
    description: '',
    createdAt: '2026-11-01T08:00:00.000Z',
    parties: [
      { ...own, ...owner },
      { ...partner, ...owner },
      { ...newcomer, ...owner, awaitingCoordinator: true },
    ],
    memberCount: 2,
    documentCount: 0,
    role: 'coordinator',
  };
}

async function show(): Promise<void> {
  const me = aMe({ institution: own });
  const institutions = [own, partner, newcomer];
  answerRequests({
    'GET /me': { body: me },
    'GET /institutions': { body: institutions },
    [`GET /workspaces/${id(100)}`]: { body: workspace() },
  });
  const client = createQueryClient();
  client.setQueryData(keys.me, me);
  client.setQueryData(keys.institutions, institutions);
  client.setQueryData(keys.workspace(id(100)), workspace());
  const form = <InviteForm workspaceId={id(100)} onCreated={() => undefined} onCancel={() => undefined} />;
  await renderPage(form, { client });
}

const role = (): HTMLInputElement => screen.getByRole('combobox', { name: 'Роль' });
// Lists are there from the beginning, not shown until they are opened.
const option = (name: RegExp): HTMLElement | null => screen.queryByRole('option', { name, hidden: true });
const offersCoordinator = (): boolean => option(/^координатор$/) !== null;
const choose = async (name: RegExp): Promise<void> => {
  await userEvent.click(option(name)!);
};

describe('InviteForm', () => {
  it('offers the role of coordinator only for those who may be given it', async () => {
    await show();
    expect(offersCoordinator()).toBe(true);
    await choose(/ИРО/);
    expect(offersCoordinator()).toBe(false);
    await choose(/ЦНППМ/);
    expect(offersCoordinator()).toBe(true);
  });

  it('takes the role back when it may not be given to the institution that is chosen then', async () => {
    await show();
    await choose(/^координатор$/);
    await choose(/ИРО/);
    expect(role().value).toBe('автор');
  });
});

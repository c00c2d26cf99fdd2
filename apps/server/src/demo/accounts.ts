import type { InstitutionKind, WorkspaceRole } from '@soproekt/domain';

/** Password of every demo account. It is public: the server refuses to face a network while these accounts are there. */
export const DEMO_PASSWORD = 'soproekt-demo';

export interface DemoInstitution {
  readonly key: DemoInstitutionKey;
  readonly kind: InstitutionKind;
  readonly name: string;
  readonly shortName: string;
  readonly municipality: string;
}
export type DemoInstitutionKey = 'university' | 'iro' | 'school' | 'municipality';

/** Invented institutions, in the order of joining the demo workspace; the first two own it. */
export const DEMO_INSTITUTIONS: readonly DemoInstitution[] = [
  {
    key: 'university',
    kind: 'university',
    name: 'Северореченский педагогический университет',
    shortName: 'СРПУ',
    municipality: 'Северореченск',
  },
  {
    key: 'iro',
    kind: 'institute-of-development',
    name: 'Институт развития образования Северореченской области',
    shortName: 'ИРО',
    municipality: 'Северореченск',
  },
  {
    key: 'school',
    kind: 'school',
    name: 'Школа №\u00a07 города Северореченска',
    shortName: 'Школа №\u00a07',
    municipality: 'Северореченск',
  },
  {
    key: 'municipality',
    kind: 'municipal-authority',
    name: 'Управление образования Северореченска',
    shortName: 'УО Северореченска',
    municipality: 'Северореченск',
  },
];

export interface DemoAccount {
  readonly email: string;
  readonly institution: DemoInstitutionKey;
  /** Role in the demo workspace. */
  readonly role: WorkspaceRole;
  /** A function, not a person: nobody real can be meant. */
  readonly name: string;
  readonly post: string;
  readonly isAdministrator?: boolean;
}

/** The demo accounts, for the launcher's greeting, the README and the seed. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  {
    email: 'coordinator@university.example',
    institution: 'university',
    role: 'coordinator',
    name: 'Координатор, СРПУ',
    post: 'Проректор по дополнительному образованию',
  },
  {
    email: 'author@university.example',
    institution: 'university',
    role: 'author',
    name: 'Автор, СРПУ',
    post: 'Заведующий кафедрой управления в образовании',
  },
  {
    email: 'moderator@iro.example',
    institution: 'iro',
    role: 'moderator',
    name: 'Модератор, ИРО',
    post: 'Руководитель ЦНППМ',
  },
  {
    email: 'coordinator@iro.example',
    institution: 'iro',
    role: 'coordinator',
    name: 'Координатор, ИРО',
    post: 'Заместитель директора по научно-методической работе',
  },
  {
    email: 'author@iro.example',
    institution: 'iro',
    role: 'author',
    name: 'Автор, ИРО',
    post: 'Методист ЦНППМ',
  },
  {
    email: 'reviewer@school.example',
    institution: 'school',
    role: 'reviewer',
    name: 'Рецензент, Школа №\u00a07',
    post: 'Директор школы, куратор базовой площадки',
  },
  {
    email: 'reader@municipality.example',
    institution: 'municipality',
    role: 'reader',
    name: 'Читатель, управление образования',
    post: 'Начальник отдела общего образования',
  },
  {
    email: 'admin@university.example',
    institution: 'university',
    // Administering the installation gives no way into texts; as a reader the account has something to look at.
    role: 'reader',
    name: 'Администратор',
    post: 'Ведущий инженер отдела информационных систем',
    isAdministrator: true,
  },
];

/** The one workspace of the demo. */
export const DEMO_WORKSPACE = {
  name: 'Совместная программа для управленческих команд школ',
  description:
    'СРПУ и ИРО пишут 36-часовую программу повышения квалификации, готовят заседание рабочей группы и Положение о банке лучших практик.',
  owners: ['university', 'iro'],
} as const satisfies { name: string; description: string; owners: readonly DemoInstitutionKey[] };

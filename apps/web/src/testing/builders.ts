import type { DocumentSummary, Me, ThreadView } from '@soproekt/contracts';

export const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export function aDocument(change: Partial<DocumentSummary> = {}): DocumentSummary {
  return {
    id: id(1),
    workspaceId: id(100),
    kind: 'note',
    status: 'draft',
    title: 'Заметка',
    createdAt: '2026-11-01T08:00:00.000Z',
    updatedAt: '2026-11-02T08:00:00.000Z',
    updatedBy: null,
    wordCount: 7,
    readiness: null,
    binnedAt: null,
    ...change,
  };
}

export function aMe(change: Partial<Me> = {}): Me {
  return {
    id: id(200),
    email: 'author@university.example',
    name: 'Игорь Мельников',
    post: '',
    isAdministrator: false,
    institution: null,
    affiliations: [],
    locale: 'ru',
    theme: 'auto',
    demo: true,
    ...change,
  };
}

export function aThread(number: number, change: Partial<ThreadView> = {}): ThreadView {
  return {
    id: id(1000 + number),
    documentId: id(1),
    workspaceId: id(100),
    number,
    anchor: { sectionId: 'a', quote: '' },
    author: { userId: id(200), name: 'Рецензент', institutionId: id(301) },
    state: 'open',
    outcome: null,
    assignee: null,
    dueOn: null,
    proposal: null,
    comments: [],
    past: [],
    createdAt: '2026-11-01T08:00:00.000Z',
    updatedAt: '2026-11-01T08:00:00.000Z',
    ...change,
  };
}

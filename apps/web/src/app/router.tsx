import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { NotFoundPage } from '../features/errors/not-found-page';
import { RouteCrashPage } from './crash-page';
import { ShellSkeleton } from './layout/shell-skeleton';
import { Shell } from './layout/shell';
import { WorkspaceLayout } from './layout/workspace-layout';
import { RequireSession } from './session/require-session';

/** Pages come in chunks of their own, so that signing in does not load the editor. */
const routes: RouteObject[] = [
  {
    ErrorBoundary: RouteCrashPage,
    HydrateFallback: ShellSkeleton,
    children: [
      {
        path: 'sign-in',
        lazy: async () => ({ Component: (await import('../features/sign-in/components/sign-in-page')).SignInPage }),
      },
      {
        path: 'setup',
        lazy: async () => ({ Component: (await import('../features/setup/components/setup-page')).SetupPage }),
      },
      {
        path: 'invite',
        lazy: async () => ({
          Component: (await import('../features/invitation/components/invitation-page')).InvitationPage,
        }),
      },
      {
        Component: RequireSession,
        children: [
          {
            Component: Shell,
            children: [
              {
                index: true,
                lazy: async () => ({ Component: (await import('../features/home/components/home-page')).HomePage }),
              },
              {
                path: 'inbox',
                lazy: async () => ({
                  Component: (await import('../features/inbox/components/inbox-page')).InboxPage,
                }),
              },
              {
                path: 'profile',
                lazy: async () => ({
                  Component: (await import('../features/profile/components/profile-page')).ProfilePage,
                }),
              },
              {
                path: 'admin',
                lazy: async () => ({
                  Component: (await import('../features/administration/components/admin-layout')).AdminLayout,
                }),
                children: [
                  { index: true, element: <Navigate to="institutions" replace /> },
                  {
                    path: 'institutions',
                    lazy: async () => ({
                      Component: (await import('../features/administration/components/institutions-page'))
                        .InstitutionsPage,
                    }),
                  },
                  {
                    path: 'people',
                    lazy: async () => ({
                      Component: (await import('../features/administration/components/people-page')).PeoplePage,
                    }),
                  },
                ],
              },
              {
                path: 'w/:workspaceId',
                Component: WorkspaceLayout,
                children: [
                  {
                    index: true,
                    lazy: async () => ({
                      Component: (await import('../features/workspace/components/overview-page')).OverviewPage,
                    }),
                  },
                  {
                    path: 'documents',
                    lazy: async () => ({
                      Component: (await import('../features/documents/components/documents-page')).DocumentsPage,
                    }),
                  },
                  {
                    path: 'members',
                    lazy: async () => ({
                      Component: (await import('../features/members/components/members-page')).MembersPage,
                    }),
                  },
                  {
                    path: 'standards',
                    lazy: async () => ({
                      Component: (await import('../features/standards/components/standards-page')).StandardsPage,
                    }),
                  },
                  {
                    path: 'standards/:standardId',
                    lazy: async () => ({
                      Component: (await import('../features/standards/components/standard-page')).StandardPage,
                    }),
                  },
                  {
                    path: 'programme-rules',
                    lazy: async () => ({
                      Component: (await import('../features/programme-settings/components/programme-rules-page'))
                        .ProgrammeRulesPage,
                    }),
                  },
                  {
                    path: 'settings',
                    lazy: async () => ({
                      Component: (await import('../features/workspace/components/settings-page')).SettingsPage,
                    }),
                  },
                  {
                    path: 'activity',
                    lazy: async () => ({
                      Component: (await import('../features/activity/components/activity-page')).ActivityPage,
                    }),
                  },
                  {
                    path: 'd/:documentId',
                    lazy: async () => ({
                      Component: (await import('../features/document/document-page')).default,
                    }),
                  },
                  {
                    path: 'd/:documentId/remarks',
                    lazy: async () => ({
                      Component: (await import('../features/remarks/components/remarks-page')).RemarksPage,
                    }),
                  },
                  { path: '*', Component: NotFoundPage },
                ],
              },
              { path: '*', Component: NotFoundPage },
            ],
          },
        ],
      },
    ],
  },
];

export function createRouter() {
  return createBrowserRouter(routes);
}

export type AppRouter = ReturnType<typeof createRouter>;

// First: react-router asks for it as soon as it is loaded.
import './complete-browser';
import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { render, type RenderResult } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router';
import type { Locale } from '@soproekt/contracts';
import { createQueryClient } from '../app/query-client';
import { startI18n } from '../i18n/i18n';
import { theme } from '../ui/theme/theme';
import { readLanguage } from './locales';

interface Options {
  path?: string;
  locale?: Locale;
  client?: QueryClient;
}

/** Renders a page as the application would, on routes that lead everywhere. */
export async function renderPage(
  page: ReactNode,
  { path = '/', locale = 'ru', client = createQueryClient() }: Options = {},
): Promise<RenderResult & { client: QueryClient; where: () => string }> {
  await startI18n(locale, (wanted) => Promise.resolve(readLanguage(wanted)));
  let address = path;
  function Address() {
    const { pathname, search } = useLocation();
    address = pathname + search;
    return null;
  }
  const result = render(
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={client}>
        <ModalsProvider>
          <MemoryRouter initialEntries={[path]}>
            <Address />
            <Routes>
              <Route path={new URL(path, 'http://test').pathname} element={page} />
              <Route path="*" element={null} />
            </Routes>
          </MemoryRouter>
        </ModalsProvider>
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { ...result, client, where: () => address };
}

import { Button, Text } from '@mantine/core';
import { sessionSchema } from '@soproekt/contracts';
import { IconDeviceDesktop } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { api } from '../../../app/api/client';
import { keys } from '../../../app/queries/keys';
import { confirmAction } from '../../../ui/confirm';
import { Moment } from '../../../ui/moment';
import { notifyDone, notifyError } from '../../../ui/notify';
import { LoadingState, PageState } from '../../../ui/page-state';
import { useErrorText } from '../../../ui/use-error-text';
import { describeUserAgent } from '../user-agent';
import { Section } from './section';

/** Where I am signed in, and the way to end all of it but here. */
export function SessionsSection() {
  const { t } = useTranslation('profile');
  const client = useQueryClient();
  const errorText = useErrorText();
  const [pending, setPending] = useState(false);
  const query = useQuery({
    queryKey: keys.sessions,
    queryFn: ({ signal }) => api.get('/me/sessions', z.array(sessionSchema), { signal }),
  });
  const others = query.data?.filter(({ current }) => !current).length ?? 0;

  const endOthers = async () => {
    const sure = await confirmAction({
      title: t('sessions.endTitle'),
      consequence: t('sessions.endConsequence', { count: others }),
      confirmLabel: t('sessions.end'),
    });
    if (!sure) return;
    setPending(true);
    try {
      await api.delete('/me/sessions');
      await client.invalidateQueries({ queryKey: keys.sessions });
      notifyDone(t('sessions.ended'));
    } catch (error) {
      notifyError(errorText(error));
    } finally {
      setPending(false);
    }
  };

  return (
    <Section title={t('sessions.title')}>
      <PageState query={query} loading={<LoadingState rows={2} />}>
        {(sessions) => (
          <>
            <ul className="sp-card sp-lines">
              {[...sessions]
                .sort((a, b) => Number(b.current) - Number(a.current) || b.lastSeenAt.localeCompare(a.lastSeenAt))
                .map((session) => (
                  <li key={session.id} className="sp-line">
                    <IconDeviceDesktop size={20} className="sp-kind-icon" aria-hidden />
                    <div className="sp-line-main">
                      <span className="sp-person-name">
                        {describeUserAgent(session.userAgent) ?? t('sessions.unknown')}
                        {session.current && <Text span c="dimmed">{` (${t('sessions.current')})`}</Text>}
                      </span>
                      <span className="sp-line-about">
                        {t('sessions.lastSeen')} <Moment at={session.lastSeenAt} />
                      </span>
                    </div>
                  </li>
                ))}
            </ul>
            {others > 0 && (
              <Button mt="md" variant="default" loading={pending} onClick={() => void endOthers()}>
                {t('sessions.end')}
              </Button>
            )}
          </>
        )}
      </PageState>
    </Section>
  );
}

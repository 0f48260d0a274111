import { Button } from '@mantine/core';
import { api } from '../../../api/client.ts';
import {
  type Column,
  DataTable,
  Empty,
  Loaded,
  Problem,
  Section,
  Stamp,
} from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useAct } from '../../../parts/use-act.ts';
import { useMay, useRecord } from '../../../parts/use-record.ts';
import type { SessionInfo, User } from '../model.ts';
import { systemTexts } from '../texts.ts';

/** Where somebody is signed in. */
export function SessionsOf({ user: { name } }: { readonly user: User }) {
  const t = useText(systemTexts);
  const may = useMay();
  const query = useRecord<{ sessions: readonly SessionInfo[] }>(`/api/v1/sessions?name=${name}`);
  const end = useAct(`sessions.${name}`, (_: null) => api.delete(`/api/v1/users/${name}/sessions`));
  const columns: readonly Column<SessionInfo>[] = [
    {
      ...{ key: 'seenAt', title: t('seenAt'), value: ({ seenAt }) => seenAt, width: 12 },
      cell: ({ seenAt }) => <Stamp at={seenAt} />,
    },
    {
      ...{ key: 'madeAt', title: t('madeOn'), value: ({ madeAt }) => madeAt, width: 12 },
      cell: ({ madeAt }) => <Stamp at={madeAt} />,
    },
    { key: 'source', title: t('signedInFrom'), value: ({ source }) => source, width: 10 },
    { key: 'method', title: t('signedInWith'), value: ({ method }) => method, width: 8 },
    { key: 'agent', title: t('agent'), value: ({ agent }) => agent, width: 24 },
  ];
  const mayEnd = may('user.manage') && (query.data?.sessions.length ?? 0) > 0;
  return (
    <Section
      title={t('sectionSessions')}
      flush
      actions={
        mayEnd && (
          <Button
            size="xs"
            variant="default"
            loading={end.isPending}
            onClick={() => end.mutate(null)}
          >
            {t('endAll')}
          </Button>
        )
      }
    >
      {end.error !== null && <Problem error={end.error} />}
      <Loaded query={query}>
        {({ sessions }) => (
          <DataTable
            label={`${t('sectionSessions')} ${name}`}
            rows={sessions}
            columns={columns}
            rowKey={({ sessionId }) => sessionId}
            orderParam="sessions"
            empty={<Empty title={t('noSessions')} />}
          />
        )}
      </Loaded>
    </Section>
  );
}

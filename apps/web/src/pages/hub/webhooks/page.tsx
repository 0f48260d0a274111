import { Button } from '@mantine/core';
import { useState } from 'react';
import {
  type Column,
  DataTable,
  Empty,
  Loaded,
  Page,
  PageHeader,
  Section,
} from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { InSight } from '../../../parts/InSight.tsx';
import { useRecord } from '../../../parts/use-record.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { stampColumn, textColumn } from '../parts/columns.tsx';
import { AddEndpoint } from './AddEndpoint.tsx';
import { type Endpoint, webhooksPath } from './model.ts';
import { OneEndpoint } from './OneEndpoint.tsx';
import { Secret } from './Secret.tsx';
import { webhookTexts } from './texts.ts';

/** A partner's own webhooks: where they lead, and how what was told went. `?endpoint=` opens one, `?new=` the form. */
export default function WebhooksPage() {
  const t = useText(webhookTexts);
  const [chosen, choose] = useUrl('endpoint', ['new', 'state']);
  const [adding, setAdding] = useUrl('new', ['endpoint', 'state']);
  const [secret, setSecret] = useState<string | null>(null);
  const columns = useColumns();
  const query = useRecord<{ readonly endpoints: readonly Endpoint[] }>(webhooksPath);
  const endpoint = query.data?.endpoints.find(({ endpointId }) => endpointId === chosen);
  return (
    <Page>
      <PageHeader
        title={t('pageWebhooks')}
        note={t('webhooksNote')}
        actions={adding === null && <Button onClick={() => setAdding('yes')}>{t('add')}</Button>}
      />
      {secret !== null && <Secret secret={secret} onClose={() => setSecret(null)} />}
      {adding !== null && (
        <InSight>
          <AddEndpoint
            onMade={(made) => {
              setSecret(made.secret);
              choose(made.endpointId);
            }}
            onClose={() => setAdding(null)}
          />
        </InSight>
      )}
      <Section title={t('endpoints')} flush>
        <Loaded query={query}>
          {({ endpoints }) => (
            <DataTable
              label={t('endpoints')}
              rows={endpoints}
              columns={columns}
              rowKey={({ endpointId }) => endpointId}
              onOpen={({ endpointId }) => choose(endpointId)}
              orderParam="endpoints"
              empty={<Empty title={t('noEndpoints')}>{t('noEndpointsText')}</Empty>}
            />
          )}
        </Loaded>
      </Section>
      {endpoint !== undefined && (
        <OneEndpoint
          key={endpoint.endpointId}
          endpoint={endpoint}
          onSecret={setSecret}
          onClose={() => choose(null)}
        />
      )}
    </Page>
  );
}

function useColumns(): readonly Column<Endpoint>[] {
  const t = useText(webhookTexts);
  return [
    textColumn('url', t('url'), ({ url }) => url, 24),
    textColumn('events', t('events'), ({ events }) => events.join(', '), 24),
    textColumn('failures', t('failures'), ({ failures }) => failures, 11),
    stampColumn('createdAt', t('createdAt'), ({ createdAt }) => createdAt),
  ];
}

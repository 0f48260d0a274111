import { Box, Button } from '@mantine/core';
import { api } from '../../../api/client.ts';
import {
  type Column,
  DataTable,
  Empty,
  Loaded,
  Problem,
  Section,
  Toolbar,
} from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useAct } from '../../../parts/use-act.ts';
import { usePages } from '../../../parts/use-pages.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { MoreRows } from '../../records/parts/MoreRows.tsx';
import { stampColumn, textColumn } from '../parts/columns.tsx';
import { HubWord } from '../parts/Word.tsx';
import { WordSelect } from '../parts/WordSelect.tsx';
import { type Delivery, webhooksPath } from './model.ts';
import { webhookTexts } from './texts.ts';

const pageRows = 100;
const states = ['waiting', 'delivered', 'parked'] as const;

/** What was, is being, or could not be told to an address, the newest first; what is parked or was taken is sent again. */
export function DeliveriesOf({ endpointId }: { readonly endpointId: string }) {
  const t = useText(webhookTexts);
  const [state] = useUrl('state');
  const path = `${webhooksPath}/${endpointId}/deliveries`;
  const again = useAct(`webhook.${endpointId}.again`, ({ eventId }: { readonly eventId: string }) =>
    api.post<Delivery>(`${path}/${eventId}/retry`),
  );
  const columns = useColumns(again.isPending, ({ eventId }) => again.mutate({ eventId }));
  const pages = usePages({
    path,
    query: { state, limit: pageRows },
    cursor: 'before',
    rowsOf: ({ deliveries }: { deliveries: readonly Delivery[] }) => deliveries,
    nextOf: ({ deliveries }) =>
      deliveries.length < pageRows ? null : (deliveries.at(-1)?.occurredAt ?? null),
  });
  return (
    <Section
      title={t('deliveries')}
      flush
      actions={
        <Button size="xs" variant="default" onClick={() => pages.refetch()}>
          {t('reload')}
        </Button>
      }
    >
      <Box p="md">
        <Toolbar label={t('filters')}>
          <WordSelect param="state" family="delivery" label={t('state')} words={states} />
        </Toolbar>
        {again.error !== null && <Problem error={again.error} />}
      </Box>
      <Loaded query={pages}>
        {(rows) => (
          <DataTable
            label={t('deliveries')}
            rows={rows}
            columns={columns}
            rowKey={({ eventId }) => eventId}
            orderParam="deliveries"
            onEnd={pages.more}
            empty={<Empty title={t('noDeliveries')}>{t('noDeliveriesText')}</Empty>}
          />
        )}
      </Loaded>
      <MoreRows pages={pages} />
    </Section>
  );
}

function useColumns(
  isBusy: boolean,
  onAgain: (delivery: Delivery) => void,
): readonly Column<Delivery>[] {
  const t = useText(webhookTexts);
  return [
    stampColumn('occurredAt', t('occurredAt'), ({ occurredAt }) => occurredAt),
    textColumn('event', t('event'), ({ event }) => event, 11),
    textColumn('subject', t('subject'), ({ subject }) => subject, 9),
    {
      ...{ key: 'state', title: t('state'), value: ({ state }) => state, width: 10 },
      cell: ({ state }) => <HubWord family="delivery" word={state} />,
    },
    {
      ...{ key: 'act', title: t('act'), value: () => null, width: 8 },
      cell: (delivery) =>
        // One that waits goes by itself.
        delivery.state !== 'waiting' && (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={t('againOf', { event: delivery.event, subject: delivery.subject })}
            disabled={isBusy}
            onClick={() => onAgain(delivery)}
          >
            {t('again')}
          </Button>
        ),
    },
    textColumn('attempts', t('attempts'), ({ attempts }) => attempts, 6),
    textColumn('answer', t('lastStatus'), answerOf, 14),
    stampColumn('deliveredAt', t('deliveredAt'), ({ deliveredAt }) => deliveredAt),
  ];
}

/** The status of the last answer, and what was wrong with it. */
function answerOf({ lastStatus, lastProblem }: Delivery): string | null {
  const told = [lastStatus, lastProblem].filter((one) => one !== null && one !== '');
  return told.length === 0 ? null : told.join(' ');
}

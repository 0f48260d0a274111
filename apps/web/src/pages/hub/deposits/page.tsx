import { Button } from '@mantine/core';
import { addressOf } from '../../../api/request.ts';
import { Loaded, Page, PageHeader, Section, Toolbar } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay, useRecord } from '../../../parts/use-record.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { PartnerSelect } from '../parts/PartnerSelect.tsx';
import { WordSelect } from '../parts/WordSelect.tsx';
import type { BookingOrder } from './model.ts';
import { NewOrder } from './NewOrder.tsx';
import { OneOrder } from './OneOrder.tsx';
import { OrderTable } from './OrderTable.tsx';
import { depositTexts } from './texts.ts';

const states = ['requested', 'approved', 'rejected'] as const;

/** What is booked by hand: one orders, another decides. */
export default function DepositsPage() {
  const t = useText(depositTexts);
  const may = useMay();
  const [state] = useUrl('state');
  const [partnerId] = useUrl('partner');
  const [chosen, choose] = useUrl('order', ['new', 'for']);
  const [isNew, setNew] = useUrl('new');
  const query = useRecord<{ orders: readonly BookingOrder[] }>(
    addressOf('/api/v1/booking-orders', { state, partnerId, limit: 500 }),
  );
  const order = query.data?.orders.find(({ orderId }) => orderId === chosen);
  return (
    <Page>
      <PageHeader
        title={t('pageDeposits')}
        note={t('depositsNote')}
        actions={
          may('booking.order') &&
          isNew === null && <Button onClick={() => setNew('top-up')}>{t('newOrder')}</Button>
        }
      />
      {may('booking.order') && isNew !== null && (
        <NewOrder onClose={() => setNew(null)} onMade={({ orderId }) => choose(orderId)} />
      )}
      {order !== undefined && (
        <OneOrder key={order.orderId} order={order} onClose={() => choose(null)} />
      )}
      <Toolbar label={t('filters')}>
        <WordSelect param="state" label={t('state')} family="order" words={states} />
        <PartnerSelect />
      </Toolbar>
      <Section title={t('orders')} flush>
        <Loaded query={query}>
          {({ orders }) => <OrderTable orders={orders} onOpen={({ orderId }) => choose(orderId)} />}
        </Loaded>
      </Section>
    </Page>
  );
}

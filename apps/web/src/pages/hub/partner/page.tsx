import { useNavigate, useParams } from 'react-router';
import { addressOf } from '../../../api/request.ts';
import { Loaded, Page, PageHeader, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay, useRecord } from '../../../parts/use-record.ts';
import { useTitle } from '../../../parts/use-title.ts';
import type { BookingOrder } from '../deposits/model.ts';
import { OrderTable } from '../deposits/OrderTable.tsx';
import { HubWord } from '../parts/Word.tsx';
import { DataOf } from './DataOf.tsx';
import { DepositOf } from './DepositOf.tsx';
import { FeesOf } from './FeesOf.tsx';
import type { Partner } from './model.ts';
import { SeatsOf } from './SeatsOf.tsx';
import { StateOf } from './StateOf.tsx';
import { partnerTexts } from './texts.ts';

/** A partner: deposit, data, state, fees, counters and terminals. */
export default function PartnerPage() {
  const { partnerId = '' } = useParams();
  const t = useText(partnerTexts);
  const may = useMay();
  const query = useRecord<Partner>(`/api/v1/partners/${partnerId}`);
  const { data } = query;
  useTitle(data?.name);
  return (
    <Page>
      <PageHeader
        title={data?.name ?? t('pagePartner')}
        note={partnerId}
        actions={data !== undefined && <HubWord family="partner" word={data.state} />}
      />
      <Loaded query={query}>
        {(partner) => (
          <>
            <DepositOf partner={partner} />
            <DataOf partner={partner} />
            <StateOf partner={partner} />
            <FeesOf partner={partner} />
            <SeatsOf partnerId={partnerId} />
            {may('booking.view') && <OrdersOf partnerId={partnerId} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function OrdersOf({ partnerId }: { readonly partnerId: string }) {
  const t = useText(partnerTexts);
  const navigate = useNavigate();
  const query = useRecord<{ orders: readonly BookingOrder[] }>(
    addressOf('/api/v1/booking-orders', { partnerId, limit: 20 }),
  );
  return (
    <Section title={t('sectionOrders')} flush>
      <Loaded query={query}>
        {({ orders }) => (
          <OrderTable
            orders={orders}
            onOpen={({ orderId }) =>
              void navigate(`/deposits?partner=${partnerId}&order=${orderId}`)
            }
            orderParam="orders"
          />
        )}
      </Loaded>
    </Section>
  );
}

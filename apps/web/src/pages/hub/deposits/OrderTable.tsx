import { DataTable, Empty } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useOrderColumns } from './columns.tsx';
import type { BookingOrder } from './model.ts';
import { depositTexts } from './texts.ts';

export interface OrderTableProps {
  readonly orders: readonly BookingOrder[];
  readonly onOpen: (order: BookingOrder) => void;
  readonly orderParam?: string;
}

/** Booking orders, the newest first. */
export function OrderTable({ orders, onOpen, orderParam = 'sort' }: OrderTableProps) {
  const t = useText(depositTexts);
  const columns = useOrderColumns();
  return (
    <DataTable
      label={t('orders')}
      rows={orders}
      columns={columns}
      rowKey={({ orderId }) => orderId}
      onOpen={onOpen}
      orderParam={orderParam}
      empty={<Empty title={t('noOrders')}>{t('noOrdersText')}</Empty>}
    />
  );
}

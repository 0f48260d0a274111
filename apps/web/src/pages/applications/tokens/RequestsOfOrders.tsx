import { DataTable, Empty } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useUrl } from '../../../parts/use-url.ts';
import type { TokenRequest } from './model.ts';
import { OrderPanel } from './OrderPanel.tsx';
import { tokenTexts } from './texts.ts';
import { useTokenColumns } from './use-columns.tsx';

export interface RequestsOfOrdersProps {
  readonly label: string;
  readonly requests: readonly TokenRequest[];
}

/** Token requests; a row opens its order below, with what can be done about it. */
export function RequestsOfOrders({ label, requests }: RequestsOfOrdersProps) {
  const t = useText(tokenTexts);
  const columns = useTokenColumns();
  const [chosen, choose] = useUrl('order');
  const ordered = requests.filter(({ orderId }) => orderId === chosen);
  return (
    <>
      <DataTable
        label={label}
        rows={requests}
        columns={columns}
        rowKey={({ requestId }) => requestId}
        orderParam="requests"
        onOpen={({ orderId }) => choose(orderId)}
        empty={<Empty title={t('none')}>{t('noneText')}</Empty>}
        maxHeight={36}
      />
      {ordered.length > 0 && (
        <OrderPanel key={chosen} requests={ordered} onClose={() => choose(null)} />
      )}
    </>
  );
}

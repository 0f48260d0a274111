import { addressOf } from '../../../api/request.ts';
import { Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useRecord } from '../../../parts/use-record.ts';
import type { Transfer, TransferState } from './model.ts';
import { TransferTable } from './TransferTable.tsx';
import { settlementTexts } from './texts.ts';

const pathOf = (state: TransferState): string =>
  addressOf('/api/v1/transfers', { state, limit: 500 });

/** What is to be sent or confirmed, of all days. */
export function OpenTransfers() {
  const t = useText(settlementTexts);
  const instructed = useRecord<{ transfers: readonly Transfer[] }>(pathOf('instructed'));
  const sent = useRecord<{ transfers: readonly Transfer[] }>(pathOf('sent'));
  const query = {
    data:
      instructed.data === undefined || sent.data === undefined
        ? undefined
        : [...sent.data.transfers, ...instructed.data.transfers],
    error: instructed.error ?? sent.error,
    refetch: () => Promise.all([instructed.refetch(), sent.refetch()]),
  };
  return (
    <Section title={t('openTransfers')} flush>
      <TransferTable label={t('openTransfers')} query={query} empty={t('noTransfers')} />
    </Section>
  );
}

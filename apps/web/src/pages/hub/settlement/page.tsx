import { useNavigate } from 'react-router';
import { addressOf } from '../../../api/request.ts';
import {
  DataTable,
  Empty,
  Loaded,
  Page,
  PageHeader,
  Section,
  Toolbar,
} from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay, useRecord } from '../../../parts/use-record.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { dayColumn, moneyColumn, stampColumn, textColumn } from '../parts/columns.tsx';
import { DayField } from '../parts/DayField.tsx';
import { PartnerSelect } from '../parts/PartnerSelect.tsx';
import { CloseDay } from './CloseDay.tsx';
import { type Closing, turnoverOf } from './model.ts';
import { OpenTransfers } from './OpenTransfers.tsx';
import { settlementTexts } from './texts.ts';

/** Closed days, the newest first, and the transfers that wait. */
export default function SettlementsPage() {
  const t = useText(settlementTexts);
  const may = useMay();
  const navigate = useNavigate();
  const [partnerId] = useUrl('partner');
  const [from] = useUrl('from');
  const [until] = useUrl('until');
  const query = useRecord<{ settlements: readonly Closing[] }>(
    addressOf('/api/v1/settlements', { partnerId, from, until, limit: 500 }),
  );
  return (
    <Page>
      <PageHeader title={t('pageSettlements')} note={t('settlementsNote')} />
      <OpenTransfers />
      <Toolbar label={t('filters')}>
        <PartnerSelect />
        <DayField param="from" label={t('from')} />
        <DayField param="until" label={t('until')} />
      </Toolbar>
      <Section title={t('closings')} flush>
        <Loaded query={query}>
          {({ settlements }) => (
            <DataTable<Closing>
              label={t('closings')}
              rows={settlements}
              columns={[
                dayColumn('day', t('day'), ({ day }) => day),
                textColumn('partner', t('partner'), (one) => one.partnerId, 7),
                moneyColumn('turnover', t('turnover'), turnoverOf, 12),
                moneyColumn('opening', t('opening'), ({ openingCents }) => openingCents, 11),
                moneyColumn('closing', t('closing'), ({ closingCents }) => closingCents, 11),
                textColumn('closedBy', t('closedBy'), ({ closedBy }) => closedBy, 8),
                stampColumn('closedAt', t('closedAt'), ({ closedAt }) => closedAt),
              ]}
              rowKey={(one) => `${one.partnerId} ${one.day}`}
              onOpen={(one) => void navigate(`/settlements/${one.partnerId}/${one.day}`)}
              empty={<Empty title={t('noClosings')}>{t('noClosingsText')}</Empty>}
            />
          )}
        </Loaded>
      </Section>
      {may('settlement.manage') && <CloseDay />}
    </Page>
  );
}

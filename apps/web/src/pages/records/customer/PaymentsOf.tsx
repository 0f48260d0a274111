import { useNavigate } from 'react-router';
import {
  type Column,
  DataTable,
  Empty,
  Loaded,
  Money,
  Section,
  Stamp,
  StatusBadge,
} from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { FoundSale } from '../../../shell/search/model.ts';
import { recordTexts } from '../parts/texts.ts';
import { useWord } from '../parts/Word.tsx';
import { usePayments } from './use-payments.ts';

/** Bills and registrations that the customer has paid; Enter opens one, with its way into the ledger. */
export function PaymentsOf({ idpel }: { readonly idpel: string }) {
  const t = useText(recordTexts);
  const navigate = useNavigate();
  const columns = useColumns();
  const query = usePayments(idpel);
  return (
    <Section title={t('sectionPayments')} flush>
      <Loaded query={query}>
        {(payments) => (
          <DataTable
            label={`${t('sectionPayments')} ${idpel}`}
            rows={payments}
            columns={columns}
            rowKey={({ reference }) => reference}
            onOpen={({ reference }) => void navigate(`/sales/${reference}`)}
            orderParam="payments"
            empty={<Empty title={t('noPayments')} />}
          />
        )}
      </Loaded>
    </Section>
  );
}

function useColumns(): readonly Column<FoundSale>[] {
  const t = useText(recordTexts);
  const word = useWord();
  return [
    {
      ...{ key: 'at', title: t('at'), value: ({ at }) => at, width: 12 },
      cell: ({ at }) => <Stamp at={at} />,
    },
    { key: 'kind', title: t('kind'), value: ({ product }) => word('sold', product), width: 16 },
    { key: 'subject', title: t('subject'), value: ({ subject }) => subject, width: 10 },
    {
      ...{ key: 'total', title: t('amount'), align: 'right', width: 9 },
      value: ({ totalCents }) => totalCents / 100,
      cell: ({ totalCents }) => <Money cents={totalCents} />,
    },
    {
      ...{ key: 'state', title: t('state'), value: ({ takenBackAt }) => takenBackAt, width: 9 },
      cell: ({ takenBackAt }) =>
        takenBackAt === null ? (
          <StatusBadge tone="good">{t('stands')}</StatusBadge>
        ) : (
          <StatusBadge tone="bad">{t('unsold')}</StatusBadge>
        ),
    },
    { key: 'partner', title: t('partner'), value: ({ partnerName }) => partnerName, width: 10 },
    { key: 'reference', title: t('reference'), value: ({ reference }) => reference, width: 20 },
  ];
}

import { useNavigate } from 'react-router';
import {
  type Column,
  DataTable,
  Empty,
  Energy,
  Loaded,
  Money,
  Section,
  Stamp,
  StatusBadge,
} from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { usePages } from '../../../parts/use-pages.ts';
import { useMay } from '../../../parts/use-record.ts';
import { Fate } from '../meter/Fate.tsx';
import { MoreRows } from '../parts/MoreRows.tsx';
import { RecordLink } from '../parts/RecordLink.tsx';
import { recordTexts } from '../parts/texts.ts';

/** A line of GET /api/v1/monitoring/two-way, as far as the customer's page shows it. */
interface Purchase {
  readonly reference: string;
  readonly at: string;
  readonly meterNo: string;
  readonly energyDkwh: number;
  readonly amountCents: number;
  readonly partnerName: string;
  readonly counterId: string;
  readonly cardUid: string | null;
  readonly takenBack: boolean;
  readonly result: number | null;
}

/** What the customer has bought, with whatever meter; and what the meter has said of it. Enter opens one, with its way into the ledger. */
export function PurchasesOf({ idpel }: { readonly idpel: string }) {
  const t = useText(recordTexts);
  const navigate = useNavigate();
  const maySee = useMay()('sale.view');
  const columns = useColumns();
  const pages = usePages({
    path: '/api/v1/monitoring/two-way',
    query: { idpel, limit: 200 },
    rowsOf: ({ rows }: { rows: readonly Purchase[]; next: string | null }) => rows,
    nextOf: ({ next }) => next,
  });
  return (
    <Section title={t('sectionPurchases')} flush>
      <Loaded query={pages}>
        {(rows) => (
          <DataTable
            label={`${t('sectionPurchases')} ${idpel}`}
            rows={rows}
            columns={columns}
            rowKey={({ reference }) => reference}
            {...(maySee
              ? { onOpen: ({ reference }: Purchase) => void navigate(`/sales/${reference}`) }
              : {})}
            orderParam="purchases"
            onEnd={pages.more}
            empty={<Empty title={t('noPurchases')} />}
          />
        )}
      </Loaded>
      <MoreRows pages={pages} />
    </Section>
  );
}

function useColumns(): readonly Column<Purchase>[] {
  const t = useText(recordTexts);
  const maySee = useMay()('sale.view');
  return [
    {
      ...{ key: 'at', title: t('at'), value: ({ at }) => at, width: 12 },
      cell: ({ at }) => <Stamp at={at} />,
    },
    {
      ...{ key: 'amount', title: t('amount'), align: 'right', width: 9 },
      value: ({ amountCents }) => amountCents / 100,
      cell: ({ amountCents }) => <Money cents={amountCents} />,
    },
    {
      ...{ key: 'energy', title: t('energy'), align: 'right', width: 8 },
      value: ({ energyDkwh }) => energyDkwh / 10,
      cell: ({ energyDkwh }) => <Energy dkwh={energyDkwh} />,
    },
    {
      ...{ key: 'result', title: t('result'), value: ({ result }) => result, width: 12 },
      cell: ({ result, takenBack }) =>
        takenBack ? <StatusBadge tone="bad">{t('unsold')}</StatusBadge> : <Fate result={result} />,
    },
    { key: 'card', title: t('cardUid'), value: ({ cardUid }) => cardUid, width: 11 },
    { key: 'partner', title: t('partner'), value: ({ partnerName }) => partnerName, width: 10 },
    { key: 'counter', title: t('counter'), value: ({ counterId }) => counterId, width: 7 },
    {
      ...{ key: 'meterNo', title: t('meterNo'), value: ({ meterNo }) => meterNo, width: 9 },
      cell: ({ meterNo }) => <RecordLink kind="meter" id={meterNo} />,
    },
    {
      ...{
        key: 'reference',
        title: t('reference'),
        value: ({ reference }) => reference,
        width: 20,
      },
      cell: ({ reference }) => (maySee ? <RecordLink kind="sale" id={reference} /> : reference),
    },
  ];
}

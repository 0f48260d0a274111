import { DataTable, FieldList, Money, Stamp } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay } from '../../../parts/use-record.ts';
import { moneyColumn, textColumn } from '../parts/columns.tsx';
import { HubLink } from '../parts/HubLink.tsx';
import { usePartners } from '../parts/PartnerSelect.tsx';
import { HubWord } from '../parts/Word.tsx';
import { type BookingLine, type BookingOrder, eventPath } from './model.ts';
import { depositTexts } from './texts.ts';

/** What an order says, and what it would do to the deposit. */
export function OrderData({ order }: { readonly order: BookingOrder }) {
  const t = useText(depositTexts);
  const may = useMay();
  const { command, state, decidedAt } = order;
  const { partnerId, amountCents, limitCents, reference, lines } = command;
  const partner = usePartners().find((one) => one.partnerId === partnerId);
  const sign = command.kind === 'withdrawal' ? -1 : 1;
  const isOpen = state === 'requested' && partner !== undefined;
  const fields = [
    { label: t('state'), value: <HubWord family="order" word={state} /> },
    ...(partnerId === undefined
      ? []
      : [
          {
            label: t('partner'),
            value: <HubLink to={`/partners/${partnerId}`}>{partner?.name ?? partnerId}</HubLink>,
          },
        ]),
    ...(amountCents === undefined
      ? []
      : [{ label: t('amount'), value: <Money cents={amountCents} /> }]),
    ...(limitCents === undefined
      ? []
      : [{ label: t('newLimit'), value: <Money cents={limitCents} /> }]),
    ...(reference === undefined ? [] : [{ label: t('bankReference'), value: reference }]),
    ...(isOpen
      ? [
          { label: t('balanceNow'), value: <Money cents={partner.balanceCents} /> },
          { label: t('limitNow'), value: <Money cents={partner.limitCents} /> },
        ]
      : []),
    ...(isOpen && amountCents !== undefined
      ? [
          {
            label: t('balanceAfter'),
            value: <Money cents={partner.balanceCents + sign * amountCents} />,
          },
        ]
      : []),
    { label: t('madeBy'), value: order.madeBy },
    { label: t('madeAt'), value: <Stamp at={order.madeAt} /> },
    { label: t('decidedBy'), value: order.decidedBy },
    { label: t('decidedAt'), value: decidedAt === null ? null : <Stamp at={decidedAt} /> },
    ...(state === 'approved' && command.kind !== 'limit' && may('ledger.view')
      ? [{ label: t('event'), value: <HubLink to={eventPath(order)}>{t('toEvent')}</HubLink> }]
      : []),
    { label: t('reason'), value: order.reason, wide: true },
  ];
  return (
    <>
      <FieldList fields={fields} />
      {lines !== undefined && <CorrectionLines lines={lines} />}
    </>
  );
}

function CorrectionLines({ lines }: { readonly lines: readonly BookingLine[] }) {
  const t = useText(depositTexts);
  return (
    <DataTable<BookingLine>
      label={t('lines')}
      rows={lines}
      columns={[
        textColumn('account', t('account'), ({ account }) => account),
        moneyColumn('debit', t('debit'), ({ amountCents }) => positive(amountCents), 10),
        moneyColumn('credit', t('credit'), ({ amountCents }) => positive(-amountCents), 10),
      ]}
      rowKey={({ account, amountCents }) => `${account} ${amountCents}`}
      orderParam="lines"
    />
  );
}

const positive = (cents: number): number | null => (cents > 0 ? cents : null);

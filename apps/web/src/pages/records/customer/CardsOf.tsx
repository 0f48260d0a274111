import { type Column, DataTable, Empty, Loaded, Section, Stamp } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay, useRecord } from '../../../parts/use-record.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { CardPanel } from '../card/CardPanel.tsx';
import { IssueCard } from '../card/IssueCard.tsx';
import { recordTexts } from '../parts/texts.ts';
import { Word } from '../parts/Word.tsx';
import type { CardRecord, Customer } from './model.ts';

/** The customer's cards, the newest first; one of them opened by `?card=`. */
export function CardsOf({ customer }: { readonly customer: Customer }) {
  const { idpel, state, meterKind } = customer;
  const may = useMay();
  const [chosen, choose] = useUrl('card');
  const t = useText(recordTexts);
  const query = useRecord<{ cards: readonly CardRecord[] }>(`/api/v1/customers/${idpel}/cards`);
  const columns: readonly Column<CardRecord>[] = [
    { key: 'cardUid', title: t('cardUid'), value: ({ cardUid }) => cardUid, width: 11 },
    { key: 'cardNo', title: t('cardNo'), value: ({ cardNo }) => cardNo, align: 'right', width: 6 },
    { key: 'chip', title: t('chip'), value: ({ chip }) => chip, width: 11 },
    {
      ...{ key: 'state', title: t('state'), value: ({ state }) => state, width: 9 },
      cell: ({ state }) => <Word family="card" word={state} />,
    },
    {
      ...{ key: 'issuedAt', title: t('issuedAt'), value: ({ issuedAt }) => issuedAt, width: 12 },
      cell: ({ issuedAt }) => <Stamp at={issuedAt} />,
    },
    {
      ...{ key: 'waiting', title: t('waitingTokens'), align: 'right', width: 9 },
      value: ({ waitingTokens }) => waitingTokens,
    },
  ];
  // A meter has one card in use at a time.
  const isInUse = query.data?.cards.some((card) => card.state === 'bound') ?? true;
  const mayIssue = state === 'active' && meterKind === 'nfc' && !isInUse && may('card.issue');
  return (
    <>
      <Section title={t('sectionCards')} flush>
        <Loaded query={query}>
          {({ cards }) => (
            <DataTable
              label={`${t('sectionCards')} ${idpel}`}
              rows={cards}
              columns={columns}
              rowKey={({ cardUid }) => cardUid}
              onOpen={({ cardUid }) => choose(cardUid)}
              orderParam="cards"
              empty={<Empty title={t('noCards')} />}
            />
          )}
        </Loaded>
        {mayIssue && <IssueCard idpel={idpel} />}
      </Section>
      {chosen !== null && <CardPanel key={chosen} cardUid={chosen} onClose={() => choose(null)} />}
    </>
  );
}

import { type Column, DataTable, Empty, Loaded, Section, Stamp } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { recordTexts } from '../parts/texts.ts';
import { useRecord } from '../parts/use-record.ts';
import { Word } from '../parts/Word.tsx';
import type { CardRecord } from './model.ts';

/** The customer's cards, the newest first. */
export function CardsOf({ idpel }: { readonly idpel: string }) {
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
  return (
    <Section title={t('sectionCards')} flush>
      <Loaded query={query}>
        {({ cards }) => (
          <DataTable
            label={`${t('sectionCards')} ${idpel}`}
            rows={cards}
            columns={columns}
            rowKey={({ cardUid }) => cardUid}
            orderParam="cards"
            empty={<Empty title={t('noCards')} />}
          />
        )}
      </Loaded>
    </Section>
  );
}

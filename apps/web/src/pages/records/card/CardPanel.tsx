import { Button } from '@mantine/core';
import { type Column, DataTable, Loaded, Section, Stamp } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay, useRecord } from '../../../parts/use-record.ts';
import type { CardRecord } from '../customer/model.ts';
import { recordTexts } from '../parts/texts.ts';
import { useWord } from '../parts/Word.tsx';
import { CardActs } from './CardActs.tsx';
import { cardTexts } from './texts.ts';

interface CardEvent {
  readonly action: string;
  readonly meterNo: string;
  readonly otherUid: string | null;
  readonly movedTokens: number | null;
  readonly reason: string | null;
  readonly madeBy: string;
  readonly madeAt: string;
}

export interface CardPanelProps {
  readonly cardUid: string;
  readonly onClose: () => void;
}

/** One card: what can be done with it, and what has happened to it. */
export function CardPanel({ cardUid, onClose }: CardPanelProps) {
  const t = useText(cardTexts);
  const may = useMay();
  const query = useRecord<{ card: CardRecord; events: readonly CardEvent[] }>(
    `/api/v1/cards/${cardUid}`,
  );
  return (
    <Section
      title={t('cardTitle', { uid: cardUid })}
      actions={
        <Button size="xs" variant="default" onClick={onClose}>
          {t('close')}
        </Button>
      }
    >
      <Loaded query={query}>
        {({ card, events }) => (
          <>
            {may('card.issue') && <CardActs key={card.state} card={card} />}
            <Events cardUid={cardUid} events={events} />
          </>
        )}
      </Loaded>
    </Section>
  );
}

function Events({ cardUid, events }: { cardUid: string; events: readonly CardEvent[] }) {
  const t = useText(cardTexts);
  const label = useText(recordTexts);
  const word = useWord();
  const columns: readonly Column<CardEvent>[] = [
    {
      ...{ key: 'at', title: label('at'), value: ({ madeAt }) => madeAt, width: 12 },
      cell: ({ madeAt }) => <Stamp at={madeAt} />,
    },
    {
      key: 'action',
      title: label('action'),
      value: (one) => word('cardact', one.action),
      width: 12,
    },
    { key: 'meterNo', title: label('meterNo'), value: ({ meterNo }) => meterNo, width: 9 },
    { key: 'other', title: t('otherUid'), value: ({ otherUid }) => otherUid, width: 11 },
    { key: 'moved', title: t('movedTokens'), value: (one) => one.movedTokens, width: 8 },
    { key: 'reason', title: label('reason'), value: ({ reason }) => reason, width: 14 },
    { key: 'by', title: label('postedBy'), value: ({ madeBy }) => madeBy, width: 8 },
  ];
  return (
    <DataTable
      label={`${t('whatHappened')} ${cardUid}`}
      rows={events}
      columns={columns}
      rowKey={({ madeAt, action }) => `${madeAt} ${action}`}
      orderParam="card-events"
    />
  );
}

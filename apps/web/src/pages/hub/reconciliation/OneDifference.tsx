import { Button } from '@mantine/core';
import { DataTable, FieldList, Section, Stamp, StatusBadge } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Stacked } from '../../../parts/Stacked.tsx';
import { useMay } from '../../../parts/use-record.ts';
import { textColumn } from '../parts/columns.tsx';
import { HubLink } from '../parts/HubLink.tsx';
import { HubWord, useHubWord } from '../parts/Word.tsx';
import { columnsOf } from './columns.ts';
import { Decide } from './Decide.tsx';
import { type Difference, isOpen } from './model.ts';
import { reconciliationTexts } from './texts.ts';

export interface OneDifferenceProps {
  readonly difference: Difference;
  readonly onClose: () => void;
}

/** One difference: both sides column by column, and what is decided about it. */
export function OneDifference({ difference, onClose }: OneDifferenceProps) {
  const t = useText(reconciliationTexts);
  const word = useHubWord();
  const may = useMay();
  const { kind, subject } = difference;
  return (
    <Section
      title={`${word('differs', kind)}: ${subject}`}
      actions={
        <Button variant="default" size="xs" onClick={onClose}>
          {t('closePanel')}
        </Button>
      }
    >
      <Stacked>
        <DifferenceData difference={difference} />
        <BothSides difference={difference} />
        {isOpen(difference) && may('reconciliation.manage') && <Decide difference={difference} />}
      </Stacked>
    </Section>
  );
}

function DifferenceData({ difference }: { readonly difference: Difference }) {
  const t = useText(reconciliationTexts);
  const word = useHubWord();
  const may = useMay();
  const { state, decision, decidedAt, reason, failure, requestKey, eventId } = difference;
  const { saleReference } = difference;
  return (
    <FieldList
      fields={[
        { label: t('state'), value: <HubWord family="difference" word={state} /> },
        { label: t('decision'), value: word('decision', decision) },
        { label: t('decidedBy'), value: difference.decidedBy },
        { label: t('decidedAt'), value: decidedAt === null ? null : <Stamp at={decidedAt} /> },
        ...(failure === null
          ? []
          : [
              { label: t('failure'), value: failure },
              { label: t('attempts'), value: difference.attempts },
            ]),
        ...(requestKey === null ? [] : [{ label: t('toSale'), value: requestKey, wide: true }]),
        ...(eventId === null ? [] : [{ label: t('toEvent'), value: eventId, wide: true }]),
        {
          label: t('switcherRef'),
          value:
            saleReference !== null && may('sale.view') ? (
              <HubLink to={`/sales/${saleReference}`}>{difference.switcherRef}</HubLink>
            ) : (
              difference.switcherRef
            ),
          wide: true,
        },
        { label: t('reason'), value: reason, wide: true },
      ]}
    />
  );
}

interface Line {
  readonly column: string;
  readonly ours: string | null;
  readonly theirs: string | null;
}

function BothSides({ difference }: { readonly difference: Difference }) {
  const t = useText(reconciliationTexts);
  const { ours, theirs, differenceId } = difference;
  const lines: readonly Line[] = columnsOf(ours, theirs).map((column) => ({
    column,
    ours: ours?.[column] ?? null,
    theirs: theirs?.[column] ?? null,
  }));
  const isDifferent = (line: Line): boolean =>
    ours !== null && theirs !== null && line.ours !== line.theirs;
  return (
    <DataTable<Line>
      label={`${t('differences')} ${differenceId}`}
      rows={lines}
      columns={[
        textColumn('column', t('column'), ({ column }) => column, 12),
        textColumn('ours', t('ours'), (line) => line.ours, 18),
        textColumn('theirs', t('theirs'), (line) => line.theirs, 18),
        {
          ...{ key: 'differs', title: t('differs'), width: 8 },
          value: (line) => (isDifferent(line) ? t('differsYes') : null),
          cell: (line) =>
            isDifferent(line) ? (
              <StatusBadge tone="attention">{t('differsYes')}</StatusBadge>
            ) : null,
        },
      ]}
      rowKey={({ column }) => column}
      orderParam="columns"
    />
  );
}

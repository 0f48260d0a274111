import { useMemo } from 'react';
import { type Column, DataTable, Section, Stamp, StatusBadge } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Sample } from '../Sample.tsx';
import { designTexts } from '../texts.ts';
import { type SampleRow, sampleRows } from './rows.ts';

const rowCount = 100_000;

/** A table as long as a unit's list of meters. */
export function Table() {
  const t = useText(designTexts);
  const { number } = useFormats();
  const rows = useMemo(() => sampleRows(rowCount), []);
  const columns: readonly Column<SampleRow>[] = [
    { key: 'meterNo', title: t('colMeter'), value: ({ meterNo }) => meterNo, width: 10 },
    { key: 'name', title: t('colName'), value: ({ name }) => name, width: 14 },
    { key: 'unit', title: t('colUnit'), value: ({ unit }) => unit, width: 6 },
    {
      ...{ key: 'credit', title: t('colCredit'), align: 'right', width: 12 },
      value: ({ creditDkwh }) => creditDkwh / 10,
      cell: ({ creditDkwh }) => (
        <>
          {creditDkwh < 100 && <StatusBadge tone="attention">{t('tone-attention')}</StatusBadge>}{' '}
          {number(creditDkwh / 10, 1)}
        </>
      ),
    },
    {
      ...{ key: 'paidAt', title: t('colPaid'), value: ({ paidAt }) => paidAt, width: 12 },
      cell: ({ paidAt }) => <Stamp at={paidAt} />,
    },
  ];
  return (
    <Section title={t('table')}>
      <Sample of="DataTable" wide>
        <DataTable
          label={t('table')}
          rows={rows}
          columns={columns}
          rowKey={({ meterNo }) => meterNo}
        />
      </Sample>
    </Section>
  );
}

import { type Column, DataTable, FieldList, Section, Stamp } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { RecordLink } from '../parts/RecordLink.tsx';
import { recordTexts } from '../parts/texts.ts';
import { useWord, Word } from '../parts/Word.tsx';
import type { Movement, StockRecord } from './model.ts';

/** The meter as the store knows it, and where it has been. */
export function StockOf({ record: { meter, movements } }: { readonly record: StockRecord }) {
  const t = useText(recordTexts);
  const word = useWord();
  const { sts } = meter;
  const columns: readonly Column<Movement>[] = [
    {
      ...{ key: 'madeAt', title: t('at'), value: ({ madeAt }) => madeAt, width: 12 },
      cell: ({ madeAt }) => <Stamp at={madeAt} />,
    },
    { key: 'action', title: t('action'), value: ({ action }) => word('action', action), width: 10 },
    { key: 'unit', title: t('unit'), value: ({ unit }) => unit, width: 6 },
    {
      ...{ key: 'agendaNo', title: t('agendaNo'), value: ({ agendaNo }) => agendaNo, width: 12 },
      cell: ({ agendaNo }) => <RecordLink kind="application" id={agendaNo} />,
    },
    { key: 'madeBy', title: t('postedBy'), value: ({ madeBy }) => madeBy, width: 8 },
    { key: 'reason', title: t('reason'), value: ({ reason }) => reason, width: 12 },
  ];
  return (
    <>
      <Section title={t('sectionStock')}>
        <FieldList
          fields={[
            { label: t('state'), value: <Word family="meter" word={meter.state} /> },
            { label: t('meterMakeType'), value: `${meter.brand} / ${meter.type}` },
            { label: t('meterKind'), value: word('metering', meter.kind) },
            { label: t('phases'), value: meter.phases },
            { label: t('factoryNo'), value: meter.factoryNo },
            { label: t('sgc'), value: sts === null ? null : `${sts.sgc} / ${sts.krn} / ${sts.ti}` },
            { label: t('unit'), value: meter.unit },
            { label: t('receivedAt'), value: <Stamp at={meter.receivedAt} /> },
          ]}
        />
      </Section>
      <Section title={t('sectionMovements')} flush>
        <DataTable
          label={`${t('sectionMovements')} ${meter.meterNo}`}
          rows={movements}
          columns={columns}
          rowKey={({ version }) => String(version)}
          orderParam="movements"
        />
      </Section>
    </>
  );
}

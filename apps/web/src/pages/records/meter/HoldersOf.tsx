import { type Column, DataTable, Loaded, Section } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useRecord } from '../../../parts/use-record.ts';
import { RecordLink } from '../parts/RecordLink.tsx';
import { recordTexts } from '../parts/texts.ts';
import type { Holder } from './model.ts';

/** Who has had the meter, the newest first. */
export function HoldersOf({ meterNo }: { readonly meterNo: string }) {
  const t = useText(recordTexts);
  const { day } = useFormats();
  const query = useRecord<{ holders: readonly Holder[] }>(`/api/v1/meters/${meterNo}/history`);
  const columns: readonly Column<Holder>[] = [
    {
      ...{ key: 'idpel', title: t('idpel'), value: ({ idpel }) => idpel, width: 9 },
      cell: ({ idpel }) => <RecordLink kind="customer" id={idpel} />,
    },
    { key: 'name', title: t('name'), value: ({ name }) => name, width: 14 },
    {
      ...{ key: 'from', title: t('from'), value: ({ from }) => from, width: 8 },
      cell: ({ from }) => day(from),
    },
    {
      ...{ key: 'until', title: t('until'), value: ({ until }) => until, width: 8 },
      cell: ({ until }) => (until === null ? t('now') : day(until)),
    },
  ];
  return (
    <Section title={t('sectionHolders')} flush>
      <Loaded query={query}>
        {({ holders }) => (
          <DataTable
            label={`${t('sectionHolders')} ${meterNo}`}
            rows={holders}
            columns={columns}
            rowKey={({ idpel, from }) => `${idpel} ${from}`}
            orderParam="holders"
          />
        )}
      </Loaded>
    </Section>
  );
}

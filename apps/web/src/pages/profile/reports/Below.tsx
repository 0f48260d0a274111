import { type Column, DataTable, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { placeName } from '../parts/place.ts';
import { usePlace } from '../parts/use-place.ts';
import { useProfileWord } from '../parts/Word.tsx';
import type { Report } from './model.ts';
import { reportTexts } from './texts.ts';
import { useFigureColumns } from './use-told.tsx';

type Child = Report['children'][number];

/** The places one step below; Enter or a click goes down. */
export function Below({ report }: { readonly report: Report }) {
  const t = useText(reportTexts);
  const word = useProfileWord();
  const { go } = usePlace();
  const figures = useFigureColumns<Child>(report.kind);
  if (report.children.length === 0) return null;
  const columns: readonly Column<Child>[] = [
    { key: 'code', title: t('code'), value: ({ code }) => code, width: 7 },
    {
      ...{ key: 'name', title: t('place'), width: 13 },
      value: ({ level, code, name }) =>
        placeName(word('level', level), code === '-' ? t('noPlace') : name),
    },
    ...figures,
  ];
  return (
    <Section title={t('sectionBelow')} flush>
      <DataTable
        label={`${t('sectionBelow')} ${t(`kind-${report.kind}`)}`}
        rows={report.children}
        columns={columns}
        rowKey={({ level, code }) => `${level} ${code}`}
        onOpen={({ level, code, name }) => go([...report.path, { level, code, name }])}
      />
    </Section>
  );
}

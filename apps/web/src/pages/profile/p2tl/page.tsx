import { Select } from '@mantine/core';
import {
  DataTable,
  Empty,
  Loaded,
  Page,
  PageHeader,
  Section,
  Toolbar,
} from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { MoreRows } from '../../records/parts/MoreRows.tsx';
import { UrlUnit } from '../../records/parts/UnitSelect.tsx';
import { PlacePath } from '../parts/PlacePath.tsx';
import { useFindingColumns } from './columns.tsx';
import { OneFinding } from './OneFinding.tsx';
import { p2tlTexts } from './texts.ts';
import { useFindings } from './use-findings.ts';
import { WhenExamined } from './WhenExamined.tsx';

const scores = ['0.5', '0.8', '0.1'] as const;

/** The ranked list of meters worth an inspection; place, lowest score and the open meter stand in the URL. */
export default function P2tlPage() {
  const t = useText(p2tlTexts);
  const [least, setLeast] = useUrl('least', ['open']);
  const [open, setOpen] = useUrl('open');
  const columns = useFindingColumns();
  const score = scores.find((one) => one === least) ?? '0.5';
  const { pages, first } = useFindings(score);
  const chosen = pages.data?.find(({ meterNo }) => meterNo === open);
  return (
    <Page>
      <PageHeader title={t('pageP2tl')} note={t('p2tlNote')} />
      <Toolbar label={t('filters')}>
        <UrlUnit label={t('unit')} />
        <Select
          label={t('least')}
          data={scores.map((value) => ({ value, label: t(`least-${value}`) }))}
          value={score}
          allowDeselect={false}
          onChange={(value) => setLeast(value === '0.5' ? null : value)}
        />
      </Toolbar>
      <PlacePath path={first?.path ?? []} />
      {chosen !== undefined && <OneFinding finding={chosen} onClose={() => setOpen(null)} />}
      <Section title={t('findings')} flush>
        <WhenExamined page={first} />
        <Loaded query={pages}>
          {(findings) => (
            <DataTable
              label={t('findings')}
              rows={findings}
              columns={columns}
              rowKey={({ meterNo }) => meterNo}
              onOpen={({ meterNo }) => setOpen(meterNo)}
              maxHeight={40}
              empty={<Empty title={t('noFindings')}>{t('noFindingsText')}</Empty>}
            />
          )}
        </Loaded>
        <MoreRows pages={pages} />
      </Section>
    </Page>
  );
}

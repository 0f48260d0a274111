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
import { useFormats } from '../../../i18n/use-formats.ts';
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

/** Beside the score from which the server has a meter inspected, which is the usual one. */
const scores = ['0.8', '0.1'] as const;
const usual = 'inspect';

/** The ranked list of meters worth an inspection; place, lowest score and the open meter stand in the URL. */
export default function P2tlPage() {
  const t = useText(p2tlTexts);
  const [least, setLeast] = useUrl('least', ['open']);
  const [open, setOpen] = useUrl('open');
  const columns = useFindingColumns();
  const { number } = useFormats();
  const score = scores.find((one) => one === least) ?? null;
  const { pages, first } = useFindings(score);
  const share = first === undefined ? '…' : number(first.inspectFrom * 100, 0);
  const chosen = pages.data?.find(({ meterNo }) => meterNo === open);
  return (
    <Page>
      <PageHeader title={t('pageP2tl')} note={t('p2tlNote')} />
      <Toolbar label={t('filters')}>
        <UrlUnit label={t('unit')} />
        <Select
          label={t('least')}
          data={[
            { value: usual, label: t('leastUsual', { share }) },
            ...scores.map((value) => ({ value, label: t(`least-${value}`) })),
          ]}
          value={score ?? usual}
          allowDeselect={false}
          onChange={(value) => setLeast(value === usual ? null : value)}
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

import { useNavigate } from 'react-router';
import { addressOf } from '../../../api/request.ts';
import {
  type Column,
  DataTable,
  Empty,
  Loaded,
  Page,
  PageHeader,
  Section,
  StatusBadge,
  Toolbar,
} from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay, useRecord } from '../../../parts/use-record.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { dayColumn, moneyColumn, stampColumn, textColumn } from '../parts/columns.tsx';
import { DayField } from '../parts/DayField.tsx';
import { PartnerSelect } from '../parts/PartnerSelect.tsx';
import { useHubWord } from '../parts/Word.tsx';
import { CompareFile } from './CompareFile.tsx';
import type { ListedRun } from './model.ts';
import { reconciliationTexts } from './texts.ts';

/** Comparisons of partners' files with our record, and a new one. */
export default function ReconciliationsPage() {
  const t = useText(reconciliationTexts);
  const word = useHubWord();
  const may = useMay();
  const navigate = useNavigate();
  const [partnerId] = useUrl('partner');
  const [day] = useUrl('day');
  const query = useRecord<{ runs: readonly ListedRun[] }>(
    addressOf('/api/v1/reconciliations', { partnerId, day, limit: 500 }),
  );
  const columns: readonly Column<ListedRun>[] = [
    dayColumn('day', t('day'), (one) => one.day),
    textColumn('partner', t('partner'), (one) => one.partnerId, 7),
    textColumn('product', t('product'), ({ product }) => word('product', product), 12),
    figure('theirs', t('theirLines'), ({ theirLines }) => theirLines),
    figure('ours', t('ourLines'), ({ ourLines }) => ourLines),
    moneyColumn('theirCents', t('theirCents'), ({ theirCents }) => theirCents, 10),
    moneyColumn('ourCents', t('ourCents'), ({ ourCents }) => ourCents, 10),
    figure('differences', t('differencesCount'), ({ differences }) => differences),
    {
      ...{ key: 'open', title: t('open'), value: ({ open }) => open, width: 9 },
      cell: ({ open }) => (
        <StatusBadge tone={open === 0 ? 'good' : 'attention'}>{open}</StatusBadge>
      ),
    },
    stampColumn('madeAt', t('madeAt'), ({ madeAt }) => madeAt),
  ];
  return (
    <Page>
      <PageHeader title={t('pageReconciliations')} note={t('runsNote')} />
      {may('reconciliation.manage') && <CompareFile />}
      <Toolbar label={t('filters')}>
        <PartnerSelect />
        <DayField param="day" label={t('day')} />
      </Toolbar>
      <Section title={t('runs')} flush>
        <Loaded query={query}>
          {({ runs }) => (
            <DataTable
              label={t('runs')}
              rows={runs}
              columns={columns}
              rowKey={({ runId }) => runId}
              onOpen={({ runId }) => void navigate(`/reconciliations/${runId}`)}
              empty={<Empty title={t('noRuns')}>{t('noRunsText')}</Empty>}
            />
          )}
        </Loaded>
      </Section>
    </Page>
  );
}

function figure(key: string, title: string, value: (run: ListedRun) => number): Column<ListedRun> {
  return { key, title, value, align: 'right', width: 7 };
}

import { Button } from '@mantine/core';
import { useNavigate, useSearchParams } from 'react-router';
import { addressOf } from '../../../api/request.ts';
import {
  DataTable,
  Empty,
  Icon,
  Loaded,
  Page,
  PageHeader,
  Section,
} from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { usePages } from '../../../parts/use-pages.ts';
import { MoreRows } from '../../records/parts/MoreRows.tsx';
import { useTwoWayColumns } from './columns.tsx';
import { Filters } from './Filters.tsx';
import type { TwoWayPage } from './model.ts';
import { queryFrom } from './query.ts';
import { twoWayTexts } from './texts.ts';

const path = '/api/v1/monitoring/two-way';
const pageRows = 200;

/** Monitoring Transaksi Prabayar Dua Arah NFC (SOP figure 3-2); Enter opens the sale of a line. */
export default function TwoWayMonitoring() {
  const t = useText(twoWayTexts);
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const query = queryFrom(search);
  const columns = useTwoWayColumns();
  const pages = usePages({
    path,
    query: { ...query, limit: pageRows },
    rowsOf: ({ rows }: TwoWayPage) => rows,
    nextOf: ({ next }) => next,
  });
  return (
    <Page>
      <PageHeader
        title={t('pageTwoWay')}
        note={t('twoWayNote')}
        actions={
          <Button
            component="a"
            href={addressOf(`${path}/export`, { ...query })}
            download
            variant="default"
            leftSection={<Icon name="download" size={14} />}
          >
            {t('exportAll')}
          </Button>
        }
      />
      <Filters />
      <Section title={t('pageTwoWay')} flush>
        <Loaded query={pages}>
          {(rows) => (
            <DataTable
              label={t('pageTwoWay')}
              rows={rows}
              columns={columns}
              rowKey={({ reference }) => reference}
              onOpen={({ reference }) => void navigate(`/sales/${reference}`)}
              maxHeight={40}
              empty={<Empty title={t('noRows')}>{t('noRowsText')}</Empty>}
            />
          )}
        </Loaded>
        <MoreRows pages={pages} />
      </Section>
    </Page>
  );
}

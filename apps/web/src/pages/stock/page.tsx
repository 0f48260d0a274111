import { Anchor, Button } from '@mantine/core';
import { Link } from 'react-router';
import { addressOf } from '../../api/request.ts';
import { Icon, Loaded, Page, PageHeader, Section } from '../../design/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFresh } from '../../parts/use-fresh.ts';
import { usePages } from '../../parts/use-pages.ts';
import { useMay } from '../../parts/use-record.ts';
import { useUrl } from '../../parts/use-url.ts';
import { MoreRows } from '../records/parts/MoreRows.tsx';
import { recordTexts } from '../records/parts/texts.ts';
import { MoveMeters } from './MoveMeters.tsx';
import type { StockPage } from './model.ts';
import { StockFilters, useStockFilters } from './StockFilters.tsx';
import { StockTable } from './StockTable.tsx';
import { stockTexts } from './texts.ts';

/** The stock of meters: which there are, where each is, and moving many at once. */
export default function StockListPage() {
  const t = useText(stockTexts);
  const label = useText(recordTexts);
  const mayManage = useMay()('meter-stock.manage');
  const filters = useStockFilters();
  const [move, setMove] = useUrl('move');
  const pages = usePages({
    path: '/api/v1/meter-stock',
    query: { ...filters, limit: 200 },
    rowsOf: ({ meters }: StockPage) => meters,
    nextOf: ({ next }) => next,
  });
  useFresh(['meter-stock'], () => true);
  const shown = pages.data?.map(({ meterNo }) => meterNo) ?? [];
  return (
    <Page>
      <PageHeader
        title={t('pageStock')}
        note={t('stockNote')}
        actions={
          <>
            <Button component={Link} to="/meter-stock/models" variant="default">
              {t('models')}
            </Button>
            {mayManage && (
              <Button
                variant="default"
                aria-expanded={move !== null}
                onClick={() => setMove(move === null ? 'issues' : null)}
              >
                {t('moveTitle')}
              </Button>
            )}
            {mayManage && (
              <Button component={Link} to="/meter-stock/import">
                {t('import')}
              </Button>
            )}
          </>
        }
      />
      <StockFilters />
      {mayManage && move !== null && <MoveMeters shown={shown} />}
      <Section
        title={label('sectionStock')}
        flush
        actions={
          <Anchor href={addressOf('/api/v1/meter-stock/export', filters)} download size="sm">
            <Icon name="download" size={13} /> {t('export')}
          </Anchor>
        }
      >
        <Loaded query={pages}>
          {(meters) => <StockTable meters={meters} onEnd={pages.more} />}
        </Loaded>
        <MoreRows pages={pages} />
      </Section>
    </Page>
  );
}

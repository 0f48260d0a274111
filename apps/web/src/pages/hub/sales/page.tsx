import { useNavigate } from 'react-router';
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
import { usePages } from '../../../parts/use-pages.ts';
import { useMay } from '../../../parts/use-record.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { MoreRows } from '../../records/parts/MoreRows.tsx';
import { DayField } from '../parts/DayField.tsx';
import { today } from '../parts/days.ts';
import { PartnerSelect } from '../parts/PartnerSelect.tsx';
import { WordSelect } from '../parts/WordSelect.tsx';
import { useJournalColumns } from './columns.tsx';
import type { JournalLine } from './model.ts';
import { journalTexts } from './texts.ts';

const products = ['99502', '99504', '99501'] as const;
const states = ['sold', 'taken-back', 'declined'] as const;
const pageLines = 500;

/** The requests of a day, and what became of them; Enter opens the whole trace of one. */
export default function JournalPage() {
  const t = useText(journalTexts);
  const may = useMay();
  const navigate = useNavigate();
  const [day] = useUrl('day');
  const [partnerId] = useUrl('partner');
  const [product] = useUrl('product');
  const [status] = useUrl('status');
  const columns = useJournalColumns();
  const pages = usePages({
    path: '/api/v1/sale-journal',
    query: { day: day ?? today(), partnerId, product, status, limit: pageLines },
    rowsOf: ({ lines }: { lines: readonly JournalLine[] }) => lines,
    nextOf: ({ lines }) => {
      const last = lines.at(-1);
      return last === undefined || lines.length < pageLines ? null : `${last.at},${last.reference}`;
    },
  });
  const isWide = may('partner.view');
  return (
    <Page>
      <PageHeader title={t('pageSales')} note={t(isWide ? 'journalNote' : 'ownNote')} />
      <Toolbar label={t('filters')}>
        <DayField param="day" label={t('journalDay')} initial={today()} />
        {isWide && <PartnerSelect />}
        <WordSelect param="product" label={t('product')} family="product" words={products} />
        <WordSelect param="status" label={t('state')} family="sale" words={states} />
      </Toolbar>
      <Section title={t('pageSales')} flush>
        <Loaded query={pages}>
          {(lines) => (
            <DataTable
              label={`${t('pageSales')} ${day ?? today()}`}
              rows={lines}
              columns={columns}
              rowKey={({ reference }) => reference}
              onOpen={({ reference, status: stands }) => {
                if (stands !== 'declined') void navigate(`/sales/${reference}`);
              }}
              maxHeight={40}
              empty={<Empty title={t('noLines')}>{t('noLinesText')}</Empty>}
            />
          )}
        </Loaded>
        <MoreRows pages={pages} />
      </Section>
    </Page>
  );
}

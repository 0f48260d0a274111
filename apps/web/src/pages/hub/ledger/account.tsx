import { useNavigate, useParams } from 'react-router';
import {
  type Column,
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
import { useTitle } from '../../../parts/use-title.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { MoreRows } from '../../records/parts/MoreRows.tsx';
import { moneyColumn, stampColumn, textColumn } from '../parts/columns.tsx';
import { DayField } from '../parts/DayField.tsx';
import { daysBefore, today } from '../parts/days.ts';
import { HubLink } from '../parts/HubLink.tsx';
import { useHubWord } from '../parts/Word.tsx';
import { ledgerTexts } from './texts.ts';

interface Posting {
  readonly at: string;
  readonly shard: string;
  readonly eventId: string;
  readonly line: number;
  readonly amountCents: number;
  readonly kind: string | null;
  readonly reference: string | null;
  readonly subject: string | null;
}

const pageLines = 500;
const positive = (cents: number): number | null => (cents > 0 ? cents : null);

/** What was posted to an account on some days. */
export default function AccountPage() {
  const { account = '' } = useParams();
  const t = useText(ledgerTexts);
  const word = useHubWord();
  const navigate = useNavigate();
  useTitle(account);
  const [fromParam] = useUrl('from');
  const [toParam] = useUrl('until');
  const to = toParam ?? today();
  const from = fromParam ?? daysBefore(to, 6);
  const pages = usePages({
    path: '/api/v1/ledger/postings',
    query: { account, from, to, limit: pageLines },
    rowsOf: ({ postings }: { postings: readonly Posting[] }) => postings,
    nextOf: ({ postings }) => {
      const last = postings.at(-1);
      if (last === undefined || postings.length < pageLines) return null;
      return `${last.at},${last.eventId},${last.line}`;
    },
  });
  const columns: readonly Column<Posting>[] = [
    stampColumn('at', t('at'), ({ at }) => at),
    textColumn('kind', t('event'), ({ kind }) => word('event', kind), 10),
    textColumn('subject', t('subject'), ({ subject, shard }) => subject ?? shard, 10),
    moneyColumn('debit', t('debit'), ({ amountCents }) => positive(amountCents), 10),
    moneyColumn('credit', t('credit'), ({ amountCents }) => positive(-amountCents), 10),
    textColumn('reference', t('reference'), ({ reference }) => reference, 20),
  ];
  return (
    <Page>
      <PageHeader
        title={account}
        note={t('accountNote')}
        actions={<HubLink to="/ledger">{t('toTrial')}</HubLink>}
      />
      <Toolbar label={t('filters')}>
        <DayField param="from" label={t('from')} initial={from} />
        <DayField param="until" label={t('until')} initial={to} />
      </Toolbar>
      <Section title={t('postings')} flush>
        <Loaded query={pages}>
          {(postings) => (
            <DataTable
              label={`${t('postings')} ${account}`}
              rows={postings}
              columns={columns}
              rowKey={({ shard, eventId, line }) => `${shard} ${eventId} ${line}`}
              onOpen={({ shard, eventId }) => void navigate(`/ledger/events/${shard}/${eventId}`)}
              maxHeight={44}
              empty={<Empty title={t('noPostings')}>{t('noPostingsText')}</Empty>}
            />
          )}
        </Loaded>
        <MoreRows pages={pages} />
      </Section>
    </Page>
  );
}

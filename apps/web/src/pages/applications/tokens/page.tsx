import { useSearchParams } from 'react-router';
import { Loaded, Page, PageHeader, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useFresh } from '../../../parts/use-fresh.ts';
import { usePages } from '../../../parts/use-pages.ts';
import { MoreRows } from '../../records/parts/MoreRows.tsx';
import { FilterBar } from './FilterBar.tsx';
import { examples, isWay, tokenStates } from './filter.ts';
import type { TokenRequest } from './model.ts';
import { RequestsOfOrders } from './RequestsOfOrders.tsx';
import { tokenTexts } from './texts.ts';

interface TokenPage {
  readonly requests: readonly TokenRequest[];
  readonly next: string | null;
}

/** Monitoring Permohonan Token: live, without polling. */
export default function TokenRequestsPage() {
  const t = useText(tokenTexts);
  const [search] = useSearchParams();
  const pages = usePages<TokenRequest, TokenPage>({
    path: '/api/v1/token-requests',
    query: queryOf(search),
    rowsOf: ({ requests }) => requests,
    nextOf: ({ next }) => next,
  });
  useFresh(['token-request', 'card'], () => true);
  return (
    <Page>
      <PageHeader title={t('pageTokenRequests')} note={t('note')} />
      <FilterBar key={`${search.get('by')} ${search.get('no')}`} />
      <Section title={t('requests')} flush>
        <Loaded query={pages}>
          {(requests) => (
            <>
              <RequestsOfOrders label={t('requests')} requests={requests} />
              <MoreRows pages={pages} />
            </>
          )}
        </Loaded>
      </Section>
    </Page>
  );
}

/** What the URL asks for, as far as it makes sense: an address that somebody typed is no reason for an error. */
function queryOf(search: URLSearchParams) {
  const by = search.get('by');
  const number = search.get('no') ?? '';
  const state = tokenStates.find((one) => one === search.get('state')) ?? null;
  const isGood = isWay(by) && examples[by][0].test(number);
  return { ...(isGood ? { [by]: number } : {}), state, limit: 200 };
}

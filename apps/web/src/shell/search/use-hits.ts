import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../api/client.ts';
import { isProblem } from '../../api/problem.ts';
import { usePages } from '../../app/pages-context.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { menuOf } from '../menu/tree.ts';
import { useSession } from '../session/use-session.ts';
import { useSite } from '../site/use-site.ts';
import { pageHits, registerHits, saleHits } from './hits.ts';
import { type FoundAnswer, type FoundSale, type Hit, hitGroups } from './model.ts';
import { recentHits } from './recent.ts';

export interface Hits {
  readonly hits: readonly Hit[];
  readonly isBusy: boolean;
  /** What was looked for instead, when nothing was found as it was typed. */
  readonly corrected: string | null;
  readonly more: boolean;
  /** What went wrong, but for what cannot be looked for at all: that is no error while somebody types. */
  readonly error: Error | null;
}

const limit = 20;

/** What there is for what was typed: pages, the register, sales; each where the person may. Nothing typed: what was opened last. */
export function useHits(typed: string): Hits {
  const q = typed.trim();
  const formats = useFormats();
  const pages = useTitledPages();
  const { me } = useSession();
  const may = (permission: string): boolean => me?.permissions.includes(permission) ?? false;
  const register = useQuery({
    queryKey: ['search', q],
    queryFn: ({ signal }) =>
      api.get<FoundAnswer>('/api/v1/search', { query: { q, limit }, signal }),
    enabled: q.length >= 2 && may('customer.view'),
    placeholderData: keepPreviousData,
  });
  const sales = useQuery({
    queryKey: ['sales', 'search', q],
    queryFn: ({ signal }) =>
      api.get<{ sales: readonly FoundSale[] }>('/api/v1/sales', {
        query: { q, limit: 10 },
        signal,
      }),
    enabled: q.length >= 8 && may('sale.view'),
  });
  const hits = useMemo(() => {
    if (q === '') return recentHits();
    const all = [
      ...pageHits(pages, q),
      ...registerHits(register.data?.found ?? [], q),
      ...saleHits(sales.data?.sales ?? [], formats),
    ];
    return hitGroups.flatMap((group) => all.filter((hit) => hit.group === group));
  }, [q, pages, register.data, sales.data, formats]);
  const errors = [register.error, sales.error].filter((error) => error !== null);
  return {
    hits,
    isBusy: register.isFetching || sales.isFetching,
    corrected: q === '' ? null : (register.data?.corrected ?? null),
    more: q !== '' && (register.data?.more ?? false),
    error: errors.find((error) => !isProblem(error, 'SETRUM_SEARCH_QUERY')) ?? null,
  };
}

function useTitledPages(): readonly { readonly path: string; readonly title: string }[] {
  const t = useText();
  const { me } = useSession();
  const site = useSite();
  const pages = usePages();
  return useMemo(
    () =>
      menuOf(pages, me, site).flatMap(({ branches }) =>
        branches.flatMap(({ entries }) =>
          entries.map(({ path, title }) => ({ path, title: t(title) })),
        ),
      ),
    [t, me, site, pages],
  );
}

import { useSearchParams } from 'react-router';
import { type Order, orderText, parseOrder } from './column.ts';

/** The order of a table, kept in the URL so that a link shows the same; a column's first click ascends, its second descends, its third ends it. */
export function useOrder(param: string): readonly [Order | null, (key: string) => void] {
  const [search, setSearch] = useSearchParams();
  const order = parseOrder(search.get(param));
  const turn = (key: string): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (order?.key !== key) next.set(param, key);
        else if (!order.descending) next.set(param, orderText({ key, descending: true }));
        else next.delete(param);
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  return [order, turn];
}

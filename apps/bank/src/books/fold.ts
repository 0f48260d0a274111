import type { BookLine, Sale } from './model.ts';

/** Adds a line to the sales that the lines before it made. False when it speaks of a sale that was never asked for. */
export function fold(sales: Map<string, Sale>, line: BookLine): boolean {
  if (line.event === 'asked') {
    sales.set(line.sale, openedBy(line));
    return true;
  }
  const sale = sales.get(line.sale);
  if (sale === undefined) return false;
  sales.set(line.sale, after(sale, line));
  return true;
}

function openedBy(line: Extract<BookLine, { event: 'asked' }>): Sale {
  const { event: _event, sale: id, ...kept } = line;
  const local = line.request.fields[12] ?? '';
  return {
    ...kept,
    id,
    stan: line.request.fields[11] ?? '',
    day: `${local.slice(0, 4)}-${local.slice(4, 6)}-${local.slice(6, 8)}`,
    product: line.request.fields[2] ?? '',
    state: 'asked',
    code: null,
    asksAgain: 0,
    late: [],
  };
}

function after(sale: Sale, line: Exclude<BookLine, { event: 'asked' }>): Sale {
  switch (line.event) {
    case 'again':
      return { ...sale, asksAgain: sale.asksAgain + 1 };
    case 'late':
      return {
        ...sale,
        late: [...sale.late, { code: line.code, tokenSha256: line.tokenSha256 }],
      };
    case 'verdict': {
      const { event: _event, sale: _sale, at: _at, ...verdict } = line;
      // What an earlier verdict said in words does not explain this one.
      const { detail: _detail, ...before } = sale;
      return { ...before, ...verdict };
    }
  }
}

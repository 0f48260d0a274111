import { connectionText } from '../../i18n/connection.ts';
import type { Formats } from '../../i18n/formats.ts';
import type { Found, FoundSale, Hit } from './model.ts';

const joined = (...parts: readonly (string | null | false)[]): string =>
  parts.filter((part) => part !== null && part !== false && part !== '').join(' · ');

const digitsOf = (typed: string): string => typed.replaceAll(/[\s.-]/g, '');

/** What the register has found, as lines of the list. A number that was typed is told as what it is: a meter, a registration. */
export function registerHits(found: readonly Found[], typed: string): readonly Hit[] {
  const digits = digitsOf(typed);
  const isNumber = /^\d{5,}$/.test(digits);
  const hits = found.flatMap((one) => {
    const own = hitOf(one, isNumber && (one.registrationNo?.startsWith(digits) ?? false));
    const isByMeter = isNumber && (one.meterNo?.startsWith(digits) ?? false);
    return isByMeter && one.kind !== 'meter' && one.meterNo !== null
      ? [own, meterHit(one.meterNo, joined(one.name, one.idpel))]
      : [own];
  });
  const known = new Set<string>();
  return hits.filter(({ key }) => !known.has(key) && known.add(key));
}

function hitOf(one: Found, isByRegistration: boolean): Hit {
  const { id, name, address } = one;
  const power = one.powerVa === null ? null : connectionText(one.tariff ?? '', one.powerVa);
  if (one.kind === 'customer')
    return {
      ...{ key: `customer ${id}`, group: 'customer', title: name ?? id, to: `/customers/${id}` },
      detail: joined(id, power, address),
    };
  if (one.kind === 'meter') return meterHit(id, joined(one.idpel, one.unit, one.state));
  const to = `/applications/${id}`;
  if (isByRegistration)
    return {
      ...{ key: `registration ${id}`, group: 'registration', title: one.registrationNo ?? id, to },
      detail: joined(name, id, power),
    };
  return {
    ...{ key: `application ${id}`, group: 'application', title: id, to },
    detail: joined(name, power, address),
  };
}

function meterHit(meterNo: string, detail: string): Hit {
  return {
    key: `meter ${meterNo}`,
    group: 'meter',
    title: meterNo,
    detail,
    to: `/meters/${meterNo}`,
  };
}

export function saleHits(sales: readonly FoundSale[], formats: Formats): readonly Hit[] {
  return sales.map((sale) => ({
    ...{ key: `sale ${sale.reference}`, group: 'sale', to: `/sales/${sale.reference}` },
    title: `${formats.rupiah(sale.totalCents)} · ${sale.subject}`,
    detail: joined(sale.name, formats.stamp(sale.at), sale.partnerName),
  }));
}

/** Pages whose title has all the words, each whole or begun. */
export function pageHits(
  pages: readonly { readonly path: string; readonly title: string }[],
  typed: string,
): readonly Hit[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return pages
    .filter(({ title }) => {
      const own = title.toLowerCase().split(/\s+/);
      return words.every((word) => own.some((one) => one.startsWith(word)));
    })
    .map(({ path, title }) => ({
      ...{ key: `page ${path}`, group: 'page', title, detail: '', to: path },
    }));
}

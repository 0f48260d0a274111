import type { ReactNode } from 'react';
import { type Column, DataTable } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { moneyColumn, textColumn } from '../parts/columns.tsx';
import { HubLink } from '../parts/HubLink.tsx';
import { findingsId } from './finding-words.ts';
import type { Finding } from './findings.ts';
import { ledgerTexts } from './texts.ts';

type FindingKey = keyof typeof findingsId;

/** A text that leads to a page; a dash for none. */
const linked = (text: string | null, to: string | null): ReactNode =>
  text === null || to === null ? (text ?? '–') : <HubLink to={to}>{text}</HubLink>;

/** What is wrong, each with what should be there and what is, and the way to the page of its place. */
export function FindingTable({ findings }: { readonly findings: readonly Finding[] }) {
  const t = useText(ledgerTexts);
  const word = (kind: string): string => {
    const key = `finding-${kind}`;
    return key in findingsId ? t(key as FindingKey) : kind;
  };
  const columns: readonly Column<Finding>[] = [
    textColumn('kind', t('finding'), ({ kind }) => word(kind), 20),
    {
      ...{ key: 'account', title: t('account'), width: 12 },
      value: ({ account }) => account,
      cell: ({ account, place, to }) => linked(account, place === null ? to : null),
    },
    {
      ...{ key: 'place', title: t('shard'), width: 14 },
      value: ({ place }) => place,
      cell: ({ place, to }) => linked(place, to),
    },
    moneyColumn('expected', t('expected'), ({ expectedCents }) => expectedCents, 10),
    moneyColumn('found', t('there'), ({ foundCents }) => foundCents, 10),
  ];
  return (
    <DataTable
      label={t('findings')}
      rows={findings}
      columns={columns}
      rowKey={({ key }) => key}
      orderParam="findings"
      maxHeight={30}
    />
  );
}

import { useNavigate } from 'react-router';
import { type Column, DataTable, Empty, Money, Stamp } from '../../design/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { recordTexts } from '../records/parts/texts.ts';
import { Word } from '../records/parts/Word.tsx';
import type { Collective } from './model.ts';
import { collectiveTexts } from './texts.ts';

/** Collective requests, the newest first; Enter opens one. */
export function CollectiveTable({ collectives }: { readonly collectives: readonly Collective[] }) {
  const t = useText(collectiveTexts);
  const label = useText(recordTexts);
  const navigate = useNavigate();
  const count = (key: 'lines' | 'made' | 'refused' | 'waiting'): Column<Collective> => ({
    ...{ key, title: t(key), align: 'right', width: 6 },
    value: (one) => one[key],
  });
  const columns: readonly Column<Collective>[] = [
    {
      ...{ key: 'madeAt', title: label('madeAt'), value: ({ madeAt }) => madeAt, width: 12 },
      cell: ({ madeAt }) => <Stamp at={madeAt} />,
    },
    { key: 'no', title: t('collectiveNo'), value: (one) => one.collectiveNo, width: 12 },
    {
      ...{ key: 'state', title: label('state'), value: ({ state }) => state, width: 10 },
      cell: ({ state }) => <Word family="collective" word={state} />,
    },
    ...([count('lines'), count('made'), count('refused'), count('waiting')] as const),
    {
      ...{ key: 'total', title: t('totalCosts'), align: 'right', width: 10 },
      value: ({ totalCents }) => totalCents / 100,
      cell: ({ totalCents }) => <Money cents={totalCents} />,
    },
    { key: 'unit', title: label('unit'), value: ({ unit }) => unit, width: 6 },
    { key: 'file', title: t('file'), value: ({ fileName }) => fileName, width: 13 },
    { key: 'madeBy', title: label('madeBy'), value: ({ madeBy }) => madeBy, width: 8 },
  ];
  return (
    <DataTable
      label={t('pageCollectives')}
      rows={collectives}
      columns={columns}
      rowKey={({ collectiveNo }) => collectiveNo}
      onOpen={({ collectiveNo }) => void navigate(`/collectives/${collectiveNo}`)}
      empty={<Empty title={t('noCollectives')}>{t('noCollectivesHint')}</Empty>}
    />
  );
}

import { type Column, DataTable, Empty, Loaded, Section, Toolbar } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { usePages } from '../../../parts/use-pages.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { MoreRows } from '../../records/parts/MoreRows.tsx';
import { textColumn } from '../parts/columns.tsx';
import { HubWord, useHubWord } from '../parts/Word.tsx';
import { WordSelect } from '../parts/WordSelect.tsx';
import type { Difference } from './model.ts';
import { OneDifference } from './OneDifference.tsx';
import { reconciliationTexts } from './texts.ts';

const states = ['open', 'asked', 'under-way', 'decided', 'gone'] as const;
const pageLines = 500;

/** The differences of a comparison; the chosen one in full above them. */
export function DifferencesOf({ runId }: { readonly runId: string }) {
  const t = useText(reconciliationTexts);
  const word = useHubWord();
  const [state] = useUrl('state');
  const [chosen, choose] = useUrl('difference');
  const pages = usePages({
    path: '/api/v1/differences',
    query: { runId, state, limit: pageLines },
    rowsOf: ({ differences }: { differences: readonly Difference[] }) => differences,
    nextOf: ({ differences }) =>
      differences.length < pageLines ? null : (differences.at(-1)?.differenceId ?? null),
  });
  const columns: readonly Column<Difference>[] = [
    textColumn('kind', t('kind'), ({ kind }) => word('differs', kind), 12),
    textColumn('subject', t('subject'), ({ subject }) => subject, 9),
    {
      ...{ key: 'state', title: t('state'), value: (one) => one.state, width: 11 },
      cell: (one) => <HubWord family="difference" word={one.state} />,
    },
    textColumn('decision', t('decision'), ({ decision }) => word('decision', decision), 8),
    textColumn('decidedBy', t('decidedBy'), ({ decidedBy }) => decidedBy, 8),
    textColumn('failure', t('failure'), ({ failure }) => failure, 12),
    textColumn('reference', t('switcherRef'), ({ switcherRef }) => switcherRef, 20),
  ];
  const difference = pages.data?.find(({ differenceId }) => differenceId === chosen);
  return (
    <>
      {difference !== undefined && (
        <OneDifference
          key={difference.differenceId}
          difference={difference}
          onClose={() => choose(null)}
        />
      )}
      <Toolbar label={t('filters')}>
        <WordSelect param="state" label={t('state')} family="difference" words={states} />
      </Toolbar>
      <Section title={t('differences')} flush>
        <Loaded query={pages}>
          {(differences) => (
            <DataTable
              label={`${t('differences')} ${runId}`}
              rows={differences}
              columns={columns}
              rowKey={({ differenceId }) => differenceId}
              onOpen={({ differenceId }) => choose(differenceId)}
              maxHeight={40}
              empty={<Empty title={t(state === null ? 'noDifferences' : 'noneOfState')} />}
            />
          )}
        </Loaded>
        <MoreRows pages={pages} />
      </Section>
    </>
  );
}

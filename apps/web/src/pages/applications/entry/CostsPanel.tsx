import type { UseQueryResult } from '@tanstack/react-query';
import { Energy, FieldList, Money, Problem, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useWord } from '../../records/parts/Word.tsx';
import type { Costs } from './model.ts';
import { entryTexts } from './texts.ts';

export interface CostsPanelProps {
  readonly query: UseQueryResult<Costs>;
  /** Whether enough was filled in to ask. */
  readonly isAsked: boolean;
}

/** What it would cost, line by line, as it is filled in. */
export function CostsPanel({ query, isAsked }: CostsPanelProps) {
  const t = useText(entryTexts);
  const { data, error, isFetching } = query;
  return (
    <Section title={t('costsSection')}>
      <div role="status" aria-busy={isFetching}>
        {!isAsked ? (
          t('costsWait')
        ) : error !== null ? (
          <Problem error={error} />
        ) : data === undefined ? (
          t('costsBusy')
        ) : (
          <CostLines costs={data} />
        )}
      </div>
    </Section>
  );
}

function CostLines({ costs: { lines, totalCents, energyDkwh } }: { readonly costs: Costs }) {
  const t = useText(entryTexts);
  const word = useWord();
  if (lines.length === 0) return t('costsFree');
  return (
    <FieldList
      fields={[
        ...lines.map(({ kind, amountCents }) => ({
          label: word('cost', kind),
          value: <Money cents={amountCents} />,
        })),
        ...(energyDkwh > 0 ? [{ label: t('energy'), value: <Energy dkwh={energyDkwh} /> }] : []),
        {
          label: t('total'),
          value: (
            <strong>
              <Money cents={totalCents} />
            </strong>
          ),
        },
      ]}
    />
  );
}

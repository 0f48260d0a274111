import { type Column, DataTable, Empty, FieldList, Money, Section } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useSettings } from '../../../shell/settings/use-settings.ts';
import { useWord } from '../../records/parts/Word.tsx';
import type { Told } from '../../stock/model.ts';
import type { CollectiveReport } from '../model.ts';
import { collectiveTexts } from '../texts.ts';

interface LineProblem extends Told {
  readonly line: number;
}

/** What a check has found: the costs, and the lines that would be refused. */
export function Checked({ report }: { readonly report: CollectiveReport }) {
  const t = useText(collectiveTexts);
  const word = useWord();
  const { number } = useFormats();
  const costs = report.costs.map(({ kind, amountCents }) => ({
    label: word('cost', kind),
    value: <Money cents={amountCents} />,
  }));
  return (
    <>
      <Section title={t('checked')}>
        <div role="status">
          <FieldList
            fields={[
              { label: t('checkedLines'), value: number(report.lines) },
              { label: t('checkedRefused'), value: number(report.refused) },
              ...costs,
              { label: t('totalCosts'), value: <Money cents={report.totalCents} /> },
            ]}
          />
        </div>
      </Section>
      <Problems report={report} />
    </>
  );
}

function Problems({ report }: { readonly report: CollectiveReport }) {
  const t = useText(collectiveTexts);
  const { language } = useSettings();
  const rows = report.problems.flatMap(({ line, problems }) =>
    problems.map((problem): LineProblem => ({ line, ...problem })),
  );
  const columns: readonly Column<LineProblem>[] = [
    {
      ...{ key: 'line', title: t('problemLine'), align: 'right', width: 6 },
      value: ({ line }) => line,
    },
    { key: 'text', title: t('problemText'), value: (one) => one.messages[language], width: 28 },
    { key: 'action', title: t('problemAction'), value: (one) => one.action[language], width: 28 },
    { key: 'code', title: t('problemCode'), value: ({ code }) => code, width: 16 },
  ];
  return (
    <Section title={t('problems')} flush>
      <DataTable
        label={t('problems')}
        rows={rows}
        columns={columns}
        rowKey={({ line, code, messages }) => `${line} ${code} ${messages.id}`}
        orderParam="problems"
        empty={<Empty title={t('noProblems')} />}
      />
    </Section>
  );
}

import { FieldList, Section, StatusBadge } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { stockTexts } from '../texts.ts';
import { Findings } from './Findings.tsx';
import type { ImportReport } from './model.ts';

const told = {
  checked: { word: 'stateChecked', tone: 'news' },
  imported: { word: 'stateImported', tone: 'good' },
  refused: { word: 'stateRefused', tone: 'bad' },
  known: { word: 'stateKnown', tone: 'quiet' },
} as const;

/** What a check or an import has found. */
export function Report({ report }: { readonly report: ImportReport }) {
  const t = useText(stockTexts);
  const { number } = useFormats();
  const { state, lines, meters, errors, warnings, digest } = report;
  const isDone = state === 'imported' || state === 'known';
  return (
    <>
      <Section
        title={t(isDone ? 'importResult' : 'checkResult')}
        actions={
          <span role="status">
            <StatusBadge tone={told[state].tone}>{t(told[state].word)}</StatusBadge>
          </span>
        }
      >
        <FieldList
          fields={[
            { label: t('linesLabel'), value: number(lines) },
            { label: t(isDone ? 'metersStored' : 'metersLabel'), value: number(meters) },
            { label: t('errorsLabel'), value: number(errors) },
            { label: t('warningsLabel'), value: number(warnings) },
            { label: t('digestLabel'), value: digest, wide: true },
          ]}
        />
      </Section>
      <Findings findings={report.findings} />
    </>
  );
}

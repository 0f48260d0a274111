import { type Column, DataTable, Empty, Section, StatusBadge } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useSettings } from '../../../shell/settings/use-settings.ts';
import { stockTexts } from '../texts.ts';
import type { Finding } from './model.ts';

/** Errors and warnings by line, each with what to do. */
export function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const t = useText(stockTexts);
  const { language } = useSettings();
  const columns: readonly Column<Finding>[] = [
    {
      ...{ key: 'line', title: t('findingLine'), align: 'right', width: 6 },
      value: ({ line }) => line,
    },
    {
      ...{ key: 'kind', title: t('findingKind'), value: ({ severity }) => severity, width: 8 },
      cell: ({ severity }) =>
        severity === 'error' ? (
          <StatusBadge tone="bad">{t('kindError')}</StatusBadge>
        ) : (
          <StatusBadge tone="attention">{t('kindWarning')}</StatusBadge>
        ),
    },
    { key: 'text', title: t('findingText'), value: (one) => one.messages[language], width: 28 },
    { key: 'action', title: t('findingAction'), value: (one) => one.action[language], width: 28 },
    { key: 'code', title: t('findingCode'), value: ({ code }) => code, width: 18 },
  ];
  return (
    <Section title={t('findings')} flush>
      <DataTable
        label={t('findings')}
        rows={findings}
        columns={columns}
        rowKey={({ line, code, severity, messages }) =>
          `${line} ${severity} ${code} ${messages.id}`
        }
        orderParam="findings"
        empty={<Empty title={t('noFindings')} />}
      />
    </Section>
  );
}

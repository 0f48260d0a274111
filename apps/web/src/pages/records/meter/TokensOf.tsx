import { type Column, DataTable, Empty, Energy, Section, Stamp } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { recordTexts } from '../parts/texts.ts';
import { Fate } from './Fate.tsx';
import type { TokenFate } from './model.ts';

export interface TokensOfProps {
  readonly meterNo: string;
  readonly tokens: readonly TokenFate[];
}

/** What was made for the meter, and what it has answered; no digits. */
export function TokensOf({ meterNo, tokens }: TokensOfProps) {
  const t = useText(recordTexts);
  const columns: readonly Column<TokenFate>[] = [
    {
      ...{ key: 'issuedAt', title: t('issuedAt'), value: ({ issuedAt }) => issuedAt, width: 12 },
      cell: ({ issuedAt }) => <Stamp at={issuedAt} />,
    },
    {
      ...{ key: 'energy', title: t('energy'), align: 'right', width: 8 },
      value: ({ energyDkwh }) => energyDkwh / 10,
      cell: ({ energyDkwh }) => <Energy dkwh={energyDkwh} />,
    },
    {
      key: 'onCard',
      title: t('onCard'),
      value: ({ onCard }) => t(onCard ? 'yes' : 'no'),
      width: 7,
    },
    {
      ...{ key: 'result', title: t('result'), value: ({ result }) => result, width: 15 },
      cell: ({ result }) => <Fate result={result} />,
    },
    { key: 'reference', title: t('reference'), value: ({ reference }) => reference, width: 20 },
  ];
  return (
    <Section title={t('sectionTokens')} flush>
      <DataTable
        label={`${t('sectionTokens')} ${meterNo}`}
        rows={tokens}
        columns={columns}
        rowKey={({ reference, issuedAt }) => `${reference} ${issuedAt}`}
        orderParam="tokens"
        empty={<Empty title={t('noTokens')} />}
      />
    </Section>
  );
}

import {
  type Column,
  DataTable,
  Empty,
  Energy,
  Section,
  Stamp,
  StatusBadge,
} from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { recordTexts } from '../parts/texts.ts';
import type { TokenFate } from './model.ts';

export interface TokensOfProps {
  readonly meterNo: string;
  readonly tokens: readonly TokenFate[];
}

/** Results that mean that the meter has taken a token (docs/card.md section 6). */
const taken = [1, 2, 3, 10];

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

function Fate({ result }: { readonly result: number | null }) {
  const t = useText(recordTexts);
  if (result === null || result === 0 || result > 14)
    return <StatusBadge tone="quiet">{t('token-pending')}</StatusBadge>;
  return taken.includes(result) ? (
    <StatusBadge tone="good">{t('token-accepted')}</StatusBadge>
  ) : (
    <StatusBadge tone="bad">{t('resultCode', { code: result })}</StatusBadge>
  );
}

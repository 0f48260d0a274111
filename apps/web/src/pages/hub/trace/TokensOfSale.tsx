import { Text } from '@mantine/core';
import {
  type Column,
  DataTable,
  Energy,
  Section,
  StatusBadge,
  type Tone,
} from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { stampColumn, textColumn } from '../parts/columns.tsx';
import { HubLink } from '../parts/HubLink.tsx';
import type { SaleTrace, TracedToken } from './model.ts';
import { type Fate, fateOf, isResultKey } from './results.ts';
import { traceTexts } from './texts.ts';

const tones: Readonly<Record<Fate, Tone>> = { unheard: 'quiet', taken: 'good', refused: 'bad' };
/** Subclasses of class 2 that are sections of a key change (IEC 62055-41). */
const keySections = [3, 4, 8, 9];

/** The tokens of a sale, in the order in which the meter takes them; no digits. */
export function TokensOfSale({ trace }: { readonly trace: SaleTrace }) {
  const t = useText(traceTexts);
  const kindOf = (token: TracedToken): string => {
    if (token.class === 0) return t('energyCredit');
    return t(keySections.includes(token.subclass) ? 'keyChange' : 'management');
  };
  const wordOf = ({ result }: TracedToken): string => {
    const key = `r${result ?? ''}`;
    return isResultKey(key) ? t(key) : t('noNews');
  };
  const columns: readonly Column<TracedToken>[] = [
    { ...textColumn('part', t('part'), ({ part }: TracedToken) => part + 1, 4), align: 'right' },
    textColumn('kind', t('tokenKind'), kindOf, 10),
    {
      ...{ key: 'units', title: t('units'), align: 'right', width: 8 },
      value: (token) => (token.class === 0 ? token.units / 10 : token.units),
      cell: (token) => (token.class === 0 ? <Energy dkwh={token.units} /> : token.units),
    },
    textColumn('key', t('key'), ({ sgc, krn }) => `${sgc} / ${krn}`, 9),
    textColumn('tid', t('tid'), ({ tid, baseDate }) => tid && `${tid} (${baseDate})`, 10),
    stampColumn('issuedAt', t('issuedAt'), ({ issuedAt }) => issuedAt),
    textColumn('card', t('cardUid'), ({ cardUid }) => cardUid ?? t('onPaper'), 11),
    {
      ...{ key: 'result', title: t('result'), value: wordOf, width: 15 },
      cell: (token) => (
        <StatusBadge tone={tones[fateOf(token.result)]}>{wordOf(token)}</StatusBadge>
      ),
    },
    stampColumn('resultAt', t('resultAt'), ({ resultAt }) => resultAt),
  ];
  const { tokens, tokensFrom } = trace;
  return (
    <Section title={t('sectionTokens')} flush>
      {tokensFrom !== null && (
        <Text size="sm" p="sm">
          {t('tokensFrom')} <HubLink to={`/sales/${tokensFrom}`}>{tokensFrom}</HubLink>
        </Text>
      )}
      <DataTable
        label={t('sectionTokens')}
        rows={tokens}
        columns={columns}
        rowKey={({ part }) => String(part)}
        orderParam="tokens"
      />
    </Section>
  );
}

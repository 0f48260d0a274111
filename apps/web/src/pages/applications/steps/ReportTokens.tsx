import { Fieldset, SegmentedControl, Stack, Text } from '@mantine/core';
import { useText } from '../../../i18n/use-text.ts';
import { useRecord } from '../../../parts/use-record.ts';
import { useWord } from '../../records/parts/Word.tsx';
import { type TokenRequest, withoutReplaced } from '../tokens/model.ts';
import type { Report } from './realisation.ts';
import { panelTexts } from './texts.ts';

export interface ReportTokensProps {
  readonly agendaNo: string;
  readonly said: Report['tokens'];
  readonly onChange: (said: Report['tokens']) => void;
}

/** Of each token on the work order, what the meter answered. */
export function ReportTokens({ agendaNo, said, onChange }: ReportTokensProps) {
  const t = useText(panelTexts);
  const word = useWord();
  const { data } = useRecord<{ readonly requests: readonly TokenRequest[] }>(
    `/api/v1/token-requests?agendaNo=${agendaNo}&limit=200`,
  );
  const open = withoutReplaced(data?.requests ?? []).filter(({ state }) => state === 'delivered');
  if (open.length === 0) return null;
  const choose = (requestId: string, value: string): void => {
    const { [requestId]: _before, ...others } = said;
    const isSaid = value === 'taken' || value === 'refused';
    onChange(isSaid ? { ...others, [requestId]: value } : others);
  };
  return (
    <Fieldset legend={t('reports')} variant="unstyled">
      <Stack gap="xs">
        {open.map(({ requestId, kind }) => (
          <div key={requestId}>
            <Text size="sm" id={`token-${requestId}`}>
              {word('tokenkind', kind)}
            </Text>
            <SegmentedControl
              aria-labelledby={`token-${requestId}`}
              size="xs"
              value={said[requestId] ?? 'unknown'}
              onChange={(value) => choose(requestId, value)}
              data={[
                { value: 'unknown', label: t('reportUnknown') },
                { value: 'taken', label: t('reportTaken') },
                { value: 'refused', label: t('reportRefused') },
              ]}
            />
          </div>
        ))}
      </Stack>
    </Fieldset>
  );
}

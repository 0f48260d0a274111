import { Textarea, TextInput } from '@mantine/core';
import { FormRow } from '../../design/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { UnitSelect } from '../records/parts/UnitSelect.tsx';
import { mostMeters, type Numbers } from './meter-numbers.ts';
import { stockTexts } from './texts.ts';
import type { MoveName, useMove } from './use-move.ts';

export interface MoveFieldsProps
  extends Pick<ReturnType<typeof useMove>, 'draft' | 'change' | 'numbers' | 'tried' | 'isMissing'> {
  readonly move: MoveName;
}

/** The numbers of the meters, and where to or why; what is wrong stands beside the field. */
export function MoveFields(props: MoveFieldsProps) {
  const { move, draft, change, numbers, tried, isMissing } = props;
  const t = useText(stockTexts);
  const fault = useNumbersFault(numbers, tried);
  const isWanted = tried && isMissing;
  return (
    <FormRow>
      <Textarea
        label={t('meterNos')}
        description={t('meterNosHint')}
        autosize
        minRows={2}
        maxRows={8}
        value={draft.numbers}
        onChange={(event) => change({ numbers: event.currentTarget.value })}
        {...(fault === null ? {} : { error: fault })}
      />
      {move === 'issues' ? (
        <UnitSelect
          label={t('toUnit')}
          clearable={false}
          value={draft.unit}
          onChange={(unit) => change({ unit: unit ?? '' })}
          {...(isWanted ? { error: t('unitNeeded') } : {})}
        />
      ) : (
        <TextInput
          label={t('reasonLabel')}
          description={t(move === 'returns' ? 'returnNote' : 'scrapNote')}
          maxLength={500}
          value={draft.reason}
          onChange={(event) => change({ reason: event.currentTarget.value })}
          {...(isWanted ? { error: t('reasonNeeded') } : {})}
        />
      )}
    </FormRow>
  );
}

function useNumbersFault({ meterNos, wrong }: Numbers, tried: boolean): string | null {
  const t = useText(stockTexts);
  if (wrong.length > 0) return t('meterNosWrong', { numbers: wrong.slice(0, 5).join(', ') });
  if (meterNos.length > mostMeters) return t('meterNosMany', { count: meterNos.length });
  return tried && meterNos.length === 0 ? t('meterNosNone') : null;
}

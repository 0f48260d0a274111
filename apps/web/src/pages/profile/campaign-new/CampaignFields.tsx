import { MultiSelect, Textarea, TextInput } from '@mantine/core';
import { FormRow } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Stacked } from '../../../parts/Stacked.tsx';
import { useUnits } from '../../records/parts/use-units.ts';
import type { CampaignDraft, Fault } from './draft.ts';
import { newCampaignTexts } from './texts.ts';

export interface CampaignFieldsProps {
  readonly draft: CampaignDraft;
  /** Those that are to be shown. */
  readonly faults: ReadonlySet<Fault>;
  /** Whether no unit at all means everywhere. */
  readonly mayAnywhere: boolean;
  readonly onChange: (part: Partial<CampaignDraft>) => void;
}

/** Name, reason, units, and after how long a silent meter needs a visit. */
export function CampaignFields({ draft, faults, mayAnywhere, onChange }: CampaignFieldsProps) {
  const t = useText(newCampaignTexts);
  const units = useUnits() ?? [];
  return (
    <Stacked>
      <TextInput
        label={t('campaignName')}
        maxLength={100}
        value={draft.name}
        error={faults.has('name') ? t('short') : null}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <Textarea
        label={t('campaignReason')}
        autosize
        minRows={2}
        maxLength={500}
        value={draft.reason}
        error={faults.has('reason') ? t('short') : null}
        onChange={(event) => onChange({ reason: event.currentTarget.value })}
      />
      <FormRow>
        <MultiSelect
          label={t('campaignUnits')}
          description={t(mayAnywhere ? 'unitsAnywhere' : 'unitsHint')}
          searchable
          maxValues={200}
          data={units.map(({ unit, name }) => ({ value: unit, label: `${unit} ${name}` }))}
          value={[...draft.units]}
          error={faults.has('units') ? t('unitsMissing') : null}
          onChange={(chosen) => onChange({ units: chosen })}
        />
        <TextInput
          label={t('visitDays')}
          description={t('visitDaysHint')}
          inputMode="numeric"
          maxLength={4}
          value={draft.visitAfterDays}
          error={faults.has('days') ? t('visitDaysWrong') : null}
          onChange={(event) => onChange({ visitAfterDays: event.currentTarget.value.trim() })}
        />
      </FormRow>
    </Stacked>
  );
}

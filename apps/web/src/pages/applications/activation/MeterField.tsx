import { Autocomplete } from '@mantine/core';
import { useText } from '../../../i18n/use-text.ts';
import { useMay, useRecord } from '../../../parts/use-record.ts';
import type { Application } from '../../records/application/model.ts';
import { activationTexts } from './texts.ts';

export interface MeterFieldProps {
  readonly application: Application;
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (meterNo: string) => void;
}

const kinds: Readonly<Record<string, string>> = { 'prepaid-nfc': 'nfc', prepaid: 'keypad' };

/** The number of the meter; what lies in the unit's stock and fits is offered as one types. */
export function MeterField({ application, value, error, onChange }: MeterFieldProps) {
  const t = useText(activationTexts);
  const may = useMay();
  const { unit, product, meterChange } = application;
  const { data } = useRecord<{ readonly meters: readonly { readonly meterNo: string }[] }>(
    `/api/v1/meter-stock?unit=${unit}&state=issued&kind=${kinds[product] ?? 'nfc'}&limit=50`,
    may('meter-stock.view') && meterChange,
  );
  // What is typed whole needs no offer over its answer.
  const offered = (data?.meters ?? []).filter(({ meterNo }) => meterNo !== value);
  return (
    <Autocomplete
      label={t('meter')}
      description={t(meterChange ? 'meterHint' : 'kept')}
      data={offered.map(({ meterNo }) => meterNo)}
      value={value}
      onChange={(text) => onChange(text.replaceAll(/\D/g, ''))}
      error={error}
      inputMode="numeric"
      maxLength={13}
      maxDropdownHeight={220}
      w="20rem"
      required
      data-autofocus
    />
  );
}

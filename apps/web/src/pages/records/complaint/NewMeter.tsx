import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { isProblem } from '../../../api/problem.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useRecord } from '../../../parts/use-record.ts';
import type { Customer } from '../customer/model.ts';
import type { StockRecord } from '../meter/model.ts';
import { useWord } from '../parts/Word.tsx';
import { complaintTexts } from './texts.ts';

export interface NewMeterProps {
  readonly customer: Customer;
  readonly meterNo: string;
  /** What is wrong with it as it is typed. */
  readonly fault: string | null;
  readonly onChange: (meterNo: string) => void;
}

/** The new meter's number: those that the unit has to give out are offered, and what is known of the one typed stands beside it. */
export function NewMeter({ customer, meterNo, fault, onChange }: NewMeterProps) {
  const t = useText(complaintTexts);
  const [sought] = useDebouncedValue(meterNo, 200);
  const offered = useRecord<{ meters: readonly { readonly meterNo: string }[] }>(
    `/api/v1/meter-stock?unit=${customer.unit}&state=issued&limit=20${/^\d+$/.test(sought) ? `&q=${sought}` : ''}`,
  );
  const told = useStockWords(customer, sought);
  const wrong = fault ?? told.wrong;
  return (
    <Autocomplete
      label={t('newMeterNo')}
      description={told.good ?? t('newMeterHint', { unit: customer.unit })}
      inputMode="numeric"
      maxLength={13}
      required
      withAsterisk={false}
      data={offered.data?.meters.map((one) => one.meterNo) ?? []}
      value={meterNo}
      onChange={(value) => onChange(value.replace(/\D/g, ''))}
      {...(wrong === null ? {} : { error: wrong })}
    />
  );
}

/** What the stock says of a meter that would go up at a customer's; the server decides. */
function useStockWords({ unit, phases }: Customer, meterNo: string) {
  const t = useText(complaintTexts);
  const word = useWord();
  const isWhole = /^\d{11}(\d\d)?$/.test(meterNo);
  const { data, error } = useRecord<StockRecord>(`/api/v1/meter-stock/${meterNo}`, isWhole);
  const nothing = { good: null, wrong: null };
  if (!isWhole) return nothing;
  if (isProblem(error) && error.status === 404) return { ...nothing, wrong: t('meterNotThere') };
  if (data === undefined) return nothing;
  const { meter } = data;
  if (meter.unit !== null && meter.unit !== unit)
    return { ...nothing, wrong: t('meterOtherUnit', { unit: meter.unit }) };
  if (meter.state !== 'issued')
    return { ...nothing, wrong: t('meterStateWrong', { state: word('meter', meter.state) }) };
  if (phases !== null && phases !== meter.phases)
    return { ...nothing, wrong: t('meterPhases', { phases: meter.phases, wanted: phases }) };
  const make = `${meter.brand} ${meter.type}`;
  const kind = word('metering', meter.kind);
  return { ...nothing, good: t('meterFree', { make, kind, phases: meter.phases }) };
}

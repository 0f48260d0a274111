import { Select } from '@mantine/core';
import { useText } from '../../../i18n/use-text.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { recordTexts } from './texts.ts';
import { useUnits } from './use-units.ts';

export interface UnitSelectProps {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (unit: string | null) => void;
  /** Which kind of unit: service units, unless said. */
  readonly kind?: string;
  readonly error?: string;
  readonly clearable?: boolean;
}

/** One of the units of one's scope, by code or name. */
export function UnitSelect(props: UnitSelectProps) {
  const { label, value, onChange, kind = 'ULP', error, clearable = true } = props;
  const t = useText(recordTexts);
  const units = useUnits() ?? [];
  const data = units
    .filter((unit) => unit.kind === kind)
    .map(({ unit, name }) => ({ value: unit, label: `${unit} ${name}` }));
  return (
    <Select
      label={label}
      placeholder={clearable ? t('filterAll') : t('choose')}
      searchable
      clearable={clearable}
      clearButtonProps={{ 'aria-label': t('filterClear', { label }) }}
      data={data}
      value={data.some((one) => one.value === value) ? value : null}
      onChange={onChange}
      {...(error === undefined ? {} : { error })}
    />
  );
}

/** The same as a filter that stands in the URL. */
export function UrlUnit({ label, param = 'unit' }: { label: string; param?: string }) {
  const [unit, setUnit] = useUrl(param);
  return <UnitSelect label={label} value={unit} onChange={setUnit} />;
}

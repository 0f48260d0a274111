import { TextInput } from '@mantine/core';
import { useUrl } from '../../../parts/use-url.ts';

export interface DayFieldProps {
  readonly param: string;
  readonly label: string;
  /** What is meant while the URL says nothing; null: any day. */
  readonly initial?: string | null;
}

/** A day that stands in the URL. */
export function DayField({ param, label, initial = null }: DayFieldProps) {
  const [day, setDay] = useUrl(param);
  return (
    <TextInput
      type="date"
      label={label}
      value={day ?? initial ?? ''}
      onChange={(event) => setDay(event.currentTarget.value || null)}
    />
  );
}

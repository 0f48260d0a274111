import { useFormats } from '../../../i18n/use-formats.ts';

/** How a business day (`2026-11-23`, WIB) is written: the same day in all three zones. */
export function useDayText(): (day: string) => string {
  const formats = useFormats();
  return (day) => (/^\d{4}-\d{2}-\d{2}$/.test(day) ? formats.day(`${day}T12:00:00+07:00`) : day);
}

/** A business day. */
export function BusinessDay({ day }: { readonly day: string }) {
  const text = useDayText();
  return <time dateTime={day}>{text(day)}</time>;
}

import type { MapView } from '@setrum/card/explain';
import { Empty, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { FieldTable } from './FieldTable.tsx';
import { recordRows, type Told } from './rows.ts';
import { cardTexts } from './texts.ts';

/** The records that the live report names, the newest month first. */
export function MonthsOf({ view, told }: { readonly view: MapView; readonly told: Told }) {
  const t = useText(cardTexts);
  const named = view.records
    .flatMap((record) => (record.position === null ? [] : [{ ...record, place: record.position }]))
    .sort((one, other) => one.place - other.place);
  if (named.length === 0)
    return (
      <Section title={t('part-months')}>
        <Empty title={t('noMonths')} />
      </Section>
    );
  return named.map((record) => {
    const { slot, offset, place, raw } = record;
    const title = t('monthOf', {
      ...{ place: place + 1, slot, from: offset, to: offset + raw.length - 1 },
    });
    return (
      <Section key={slot} title={title} flush>
        <FieldTable label={title} rows={recordRows(record, told)} orderParam={`month-${slot}`} />
      </Section>
    );
  });
}

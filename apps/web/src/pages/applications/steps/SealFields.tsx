import { TextInput } from '@mantine/core';
import { FormRow } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { Report } from './realisation.ts';
import { panelTexts } from './texts.ts';

export interface SealFieldsProps {
  readonly seals: Report['seals'];
  readonly onChange: (seals: Report['seals']) => void;
}

const mostSeals = 12;

/** Seals, one row each; another row appears as the last one is filled in. */
export function SealFields({ seals, onChange }: SealFieldsProps) {
  const t = useText(panelTexts);
  const set = (place: number, change: Partial<Report['seals'][number]>): void => {
    const next = seals.map((seal, at) => (at === place ? { ...seal, ...change } : seal));
    const last = next.at(-1);
    const isFull = last !== undefined && last.place !== '' && last.number !== '';
    onChange(isFull && next.length < mostSeals ? [...next, { place: '', number: '' }] : next);
  };
  return seals.map((seal, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a row is
    <FormRow key={place}>
      <TextInput
        label={t('sealPlace', { no: place + 1 })}
        value={seal.place}
        onChange={(event) => set(place, { place: event.currentTarget.value })}
        maxLength={40}
        autoComplete="off"
      />
      <TextInput
        label={t('sealNumber', { no: place + 1 })}
        value={seal.number}
        onChange={(event) => set(place, { number: event.currentTarget.value })}
        maxLength={30}
        autoComplete="off"
      />
    </FormRow>
  ));
}

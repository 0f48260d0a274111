import { Select, TextInput } from '@mantine/core';
import type { ChangeEvent } from 'react';
import { FormRow } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { Unit } from '../../records/parts/use-units.ts';
import { systemTexts } from '../texts.ts';

export interface UnitFieldsProps {
  readonly draft: Unit;
  readonly units: readonly Unit[];
  readonly isNew: boolean;
  readonly change: (part: Partial<Unit>) => void;
}

const above: Readonly<Record<string, string | null>> = { UPI: null, UP3: 'UPI', ULP: 'UP3' };

/** Code and kind are of a new unit only; what lies above it is of the kind above. */
export function UnitFields({ draft, units, isNew, change }: UnitFieldsProps) {
  const t = useText(systemTexts);
  const parents = units
    .filter(({ kind }) => kind === above[draft.kind])
    .map(({ unit, name }) => ({ value: unit, label: `${unit} ${name}` }));
  const text = (key: 'name' | 'address' | 'phone') => ({
    value: draft[key],
    onChange: (event: ChangeEvent<HTMLInputElement>) =>
      change({ [key]: event.currentTarget.value }),
  });
  return (
    <FormRow>
      <TextInput
        label={t('unitCode')}
        description={t('unitHint')}
        inputMode="numeric"
        maxLength={5}
        disabled={!isNew}
        value={draft.unit}
        onChange={(event) => change({ unit: event.currentTarget.value })}
      />
      <Select
        label={t('unitKind')}
        allowDeselect={false}
        disabled={!isNew}
        data={Object.keys(above)}
        value={draft.kind}
        onChange={(kind) => change({ kind: kind ?? draft.kind, parent: null })}
      />
      <Select
        label={t('unitParent')}
        searchable
        disabled={parents.length === 0}
        data={parents}
        value={draft.parent}
        onChange={(parent) => change({ parent })}
      />
      <TextInput label={t('unitName')} maxLength={100} {...text('name')} />
      <TextInput label={t('unitAddress')} maxLength={35} {...text('address')} />
      <TextInput label={t('unitPhone')} maxLength={15} {...text('phone')} />
    </FormRow>
  );
}

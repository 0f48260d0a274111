import { Button, Group, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { api } from '../../../api/client.ts';
import { Problem, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useAct } from '../../../parts/use-act.ts';
import type { Unit } from '../../records/parts/use-units.ts';
import { systemTexts } from '../texts.ts';
import { UnitFields } from './UnitFields.tsx';

export interface UnitFormProps {
  /** Null: a new one. */
  readonly unit: Unit | null;
  readonly units: readonly Unit[];
  readonly onDone: () => void;
}

const nothing: Unit = { unit: '', kind: 'ULP', parent: null, name: '', address: '', phone: '' };

/** Registers a unit below one that is there, or changes one. */
export function UnitForm({ unit, units, onDone }: UnitFormProps) {
  const t = useText(systemTexts);
  const [draft, setDraft] = useState<Unit>(unit ?? nothing);
  const save = useAct(
    `unit.${unit?.unit ?? 'new'}`,
    (order: Unit) => {
      const { unit: code, kind: _kind, ...change } = order;
      return unit === null
        ? api.post('/api/v1/units', order)
        : api.patch(`/api/v1/units/${code}`, change);
    },
    () => {
      if (unit === null) setDraft(nothing);
      onDone();
    },
  );
  const isWhole = /^(\d{2}|\d{5})$/.test(draft.unit) && draft.name.trim() !== '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isWhole) save.mutate(draft);
  };
  return (
    <Section
      title={unit === null ? t('sectionNewUnit') : t('sectionUnit', { unit: unit.unit })}
      actions={
        unit !== null && (
          <Button size="xs" variant="default" onClick={onDone}>
            {t('close')}
          </Button>
        )
      }
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <UnitFields
            draft={draft}
            units={units}
            isNew={unit === null}
            change={(part) => setDraft({ ...draft, ...part })}
          />
          {save.error !== null && <Problem error={save.error} />}
          <Group justify="flex-end">
            <span role="status">{save.isSuccess && t('savedUser')}</span>
            <Button type="submit" variant="default" disabled={!isWhole} loading={save.isPending}>
              {t(unit === null ? 'makeUnit' : 'saveUnit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}

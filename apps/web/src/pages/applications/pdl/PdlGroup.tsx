import { Stack } from '@mantine/core';
import { FieldList, FormRow, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { mayDiffer, type Typed, textOf } from './entry.ts';
import { type GroupName, groups } from './fields.ts';
import type { Discrepancy, PdlData } from './model.ts';
import { PdlInput } from './PdlInput.tsx';
import { pdlTexts } from './texts.ts';
import { usePdlWords } from './use-words.ts';

export interface PdlGroupProps {
  readonly name: GroupName;
  readonly proposal: PdlData;
  readonly typed: Typed;
  readonly unreadable: readonly string[];
  readonly discrepancies: readonly Discrepancy[];
  readonly onChange: (field: string, text: string) => void;
}

/** A group of fields: what the papers fix to be read, the others to be typed. */
export function PdlGroup({ name, proposal, typed, unreadable, ...rest }: PdlGroupProps) {
  const t = useText(pdlTexts);
  const words = usePdlWords();
  const open = groups[name].filter((field) => mayDiffer(field, proposal));
  const closed = groups[name].filter((field) => !mayDiffer(field, proposal));
  return (
    <Section title={t(`group-${name}`)}>
      <Stack gap="sm">
        {closed.length > 0 && (
          <FieldList
            fields={closed.map((field) => ({
              label: words.field(field.name),
              value: words.value(field, proposal[field.name] ?? null),
            }))}
          />
        )}
        {open.length > 0 && (
          <FormRow>
            {open.map((field) => (
              <PdlInput
                key={field.name}
                field={field}
                value={typed[field.name] ?? textOf(field, proposal[field.name] ?? null)}
                isUnreadable={unreadable.includes(field.name)}
                faults={rest.discrepancies.filter((one) => one.field === field.name)}
                onChange={(text) => rest.onChange(field.name, text)}
              />
            ))}
          </FormRow>
        )}
      </Stack>
    </Section>
  );
}

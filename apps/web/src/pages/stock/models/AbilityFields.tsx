import { Checkbox, Group } from '@mantine/core';
import { FormRow } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { stockTexts } from '../texts.ts';
import { abilities, abilityNames } from './draft.ts';
import type { ModelFieldsProps } from './ModelFields.tsx';

/** What a prepaid model can do: algorithms, number of key change tokens, base dates. */
export function AbilityFields({ draft, faults, change }: ModelFieldsProps) {
  const t = useText(stockTexts);
  return (
    <FormRow>
      {abilityNames.map((name) => {
        const all: readonly string[] = abilities[name];
        const fault = faults[name];
        return (
          <Checkbox.Group
            key={name}
            label={t(`able-${name}`)}
            value={[...draft[name]]}
            error={fault === undefined ? null : t(fault)}
            onChange={(chosen) => change({ [name]: all.filter((one) => chosen.includes(one)) })}
          >
            <Group gap="sm" mt="xs">
              {all.map((one) => (
                <Checkbox key={one} value={one} label={one} />
              ))}
            </Group>
          </Checkbox.Group>
        );
      })}
    </FormRow>
  );
}

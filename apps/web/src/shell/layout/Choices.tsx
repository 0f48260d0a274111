import { Menu } from '@mantine/core';
import { Icon } from '../../design/index.ts';

export interface ChoicesProps<Value extends string> {
  readonly label: string;
  readonly values: readonly Value[];
  readonly chosen: Value;
  readonly title: (value: Value) => string;
  readonly onChoose: (value: Value) => void;
}

/** One setting in the menu: all its values, the present one marked. */
export function Choices<Value extends string>(props: ChoicesProps<Value>) {
  const { label, values, chosen, title, onChoose } = props;
  return (
    <Menu.RadioGroup value={chosen}>
      <Menu.Label>{label}</Menu.Label>
      {values.map((value) => (
        <Menu.RadioItem
          key={value}
          value={value}
          onChange={() => onChoose(value)}
          checkIcon={<Icon name="good" />}
        >
          {title(value)}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}

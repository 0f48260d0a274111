import { Button, Fieldset, Group, Stack, Text, TextInput } from '@mantine/core';
import { FormRow } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { RupiahField } from '../parts/RupiahField.tsx';
import { type DraftLine, sumOf } from './draft.ts';
import { depositTexts } from './texts.ts';

export interface LinesFieldProps {
  readonly lines: readonly DraftLine[];
  readonly onChange: (lines: readonly DraftLine[]) => void;
  readonly isWrongAccount: boolean;
  readonly isWrongSum: boolean;
}

const most = 20;

/** The lines of a correction, with their sum as one types. */
export function LinesField({ lines, onChange, isWrongAccount, isWrongSum }: LinesFieldProps) {
  const t = useText(depositTexts);
  const { rupiah } = useFormats();
  const set = (place: number, part: Partial<DraftLine>): void =>
    onChange(lines.map((line, n) => (n === place ? { ...line, ...part } : line)));
  return (
    <Fieldset legend={t('lines')}>
      <Stack gap="sm">
        <Text size="sm">{t('linesHint')}</Text>
        {lines.map((line, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place until it is posted
          <FormRow key={place}>
            <TextInput
              label={`${t('line', { n: place + 1 })}: ${t('account')}`}
              value={line.account}
              maxLength={40}
              error={isWrongAccount && line.account === '' ? t('accountWrong') : null}
              onChange={(event) => set(place, { account: event.currentTarget.value.trim() })}
            />
            <RupiahField
              label={`${t('line', { n: place + 1 })}: ${t('amount')}`}
              signed
              value={line.rupiah}
              onChange={(value) => set(place, { rupiah: value })}
            />
          </FormRow>
        ))}
        <Text size="sm" role="status" {...(isWrongSum ? { c: 'var(--setrum-bad)' } : {})}>
          {t('sumIs', { sum: rupiah(sumOf(lines) * 100) })}
          {isWrongSum && ` – ${t('notZero')}`}
        </Text>
        {isWrongAccount && (
          <Text size="sm" c="var(--setrum-bad)">
            {t('accountWrong')}
          </Text>
        )}
        <Group>
          {lines.length < most && (
            <Button
              variant="default"
              size="xs"
              onClick={() => onChange([...lines, { account: '', rupiah: null }])}
            >
              {t('addLine')}
            </Button>
          )}
          {lines.length > 2 && (
            <Button variant="default" size="xs" onClick={() => onChange(lines.slice(0, -1))}>
              {t('removeLine', { n: lines.length })}
            </Button>
          )}
        </Group>
      </Stack>
    </Fieldset>
  );
}

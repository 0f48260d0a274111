import { Button, FileInput, Group, Stack } from '@mantine/core';
import { FormRow, Problem, Section } from '../../../design/index.ts';
import { downloadCsv } from '../../../design/table/csv.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { UnitSelect } from '../../records/parts/UnitSelect.tsx';
import { sampleFile } from '../model.ts';
import { collectiveTexts } from '../texts.ts';
import type { useFile } from './use-file.ts';

/** Which file, for which unit. */
export function FileForm({ file: given }: { readonly file: ReturnType<typeof useFile> }) {
  const t = useText(collectiveTexts);
  const { number } = useFormats();
  const { file, unit, check, send, chooseFile, chooseUnit, sendNow } = given;
  const error = check.error ?? send.error;
  const good = check.data === undefined ? 0 : check.data.lines - check.data.refused;
  return (
    <Section title={t('chooseFile')}>
      <Stack>
        <FormRow>
          <UnitSelect label={t('unit')} clearable={false} value={unit} onChange={chooseUnit} />
          <FileInput
            label={t('chooseFile')}
            description={t('chooseHint')}
            accept=".csv,text/csv"
            value={file}
            onChange={chooseFile}
          />
        </FormRow>
        {error !== null && <Problem error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => downloadCsv('kolektif', sampleFile)}>
            {t('sampleFile')}
          </Button>
          <Button
            disabled={good === 0}
            loading={check.isPending || send.isPending}
            onClick={sendNow}
          >
            {t('sendFile', { count: number(check.data?.lines ?? 0) })}
          </Button>
        </Group>
      </Stack>
    </Section>
  );
}

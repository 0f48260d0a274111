import { Button, Checkbox, FileInput, Group, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { Page, PageHeader, Problem, Section } from '../../../design/index.ts';
import { downloadCsv } from '../../../design/table/csv.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { asCsv } from '../../../parts/as-csv.ts';
import { stockTexts } from '../texts.ts';
import { type ImportReport, sampleFile } from './model.ts';
import { Report } from './Report.tsx';

interface Sent {
  readonly file: File;
  readonly dryRun: boolean;
  readonly skipFaulty: boolean;
}

/** Meters from a maker's file: chosen, checked at once, and stored when somebody says so. The server knows a file by its digest. */
export default function StockImportPage() {
  const t = useText(stockTexts);
  const { number } = useFormats();
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [skipFaulty, setSkip] = useState(false);
  const send = useMutation({
    mutationFn: ({ file: sent, dryRun, skipFaulty: skip }: Sent) =>
      api.upload<ImportReport>('/api/v1/meter-stock/imports', asCsv(sent), {
        query: { dryRun, skipFaulty: skip },
        timeoutMs: 300_000,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['record'] }),
  });
  const choose = (chosen: File | null): void => {
    setFile(chosen);
    send.reset();
    if (chosen !== null) send.mutate({ file: chosen, dryRun: true, skipFaulty });
  };
  const skip = (on: boolean): void => {
    setSkip(on);
    if (file !== null) send.mutate({ file, dryRun: true, skipFaulty: on });
  };
  const report = send.data;
  const mayImport = report?.state === 'checked' && report.meters > 0;
  return (
    <Page>
      <PageHeader title={t('pageStockImport')} note={t('importNote')} />
      <Section title={t('chooseFile')}>
        <Stack>
          <FileInput
            label={t('chooseFile')}
            description={t('chooseHint')}
            accept=".csv,text/csv"
            value={file}
            onChange={choose}
          />
          <Checkbox
            label={t('skipFaulty')}
            checked={skipFaulty}
            onChange={(event) => skip(event.currentTarget.checked)}
          />
          {send.error !== null && <Problem error={send.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => downloadCsv('meter', sampleFile)}>
              {t('sampleFile')}
            </Button>
            <Button
              disabled={!mayImport || file === null}
              loading={send.isPending}
              onClick={() => file !== null && send.mutate({ file, dryRun: false, skipFaulty })}
            >
              {t('importNow', { count: number(report?.meters ?? 0) })}
            </Button>
          </Group>
        </Stack>
      </Section>
      {report !== undefined && <Report report={report} />}
    </Page>
  );
}

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { asCsv } from '../../../parts/as-csv.ts';
import { useAct } from '../../../parts/use-act.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { useUnits } from '../../records/parts/use-units.ts';
import type { CollectiveReport } from '../model.ts';

const path = '/api/v1/collectives';
const timeoutMs = 120_000;

/** A chosen file and its unit: what a check says of it, and sending it. */
export function useFile(corrects: string | null, onSent: (report: CollectiveReport) => void) {
  const [file, setFile] = useState<File | null>(null);
  const [chosen, setUnit] = useUrl('unit');
  const services = useUnits()?.filter(({ kind }) => kind === 'ULP') ?? [];
  // Whoever has one unit need not choose it.
  const unit = chosen ?? (services.length === 1 ? (services[0]?.unit ?? null) : null);
  const query = { unit, corrects, name: file?.name.replace(/[/\\]/g, '_').slice(0, 120) };
  const check = useMutation({
    mutationFn: (given: { readonly file: File; readonly unit: string }) =>
      api.upload<CollectiveReport>(path, asCsv(given.file), {
        query: { ...query, unit: given.unit, dryRun: true },
        timeoutMs,
      }),
  });
  const send = useAct(
    'collective',
    // Named, so that another file goes under another key.
    (_order: { readonly name: string; readonly size: number; readonly modified: number }, key) =>
      api.upload<CollectiveReport>(path, asCsv(file ?? new Blob()), { query, key, timeoutMs }),
    onSent,
  );
  const look = (given: File | null, at: string | null): void => {
    check.reset();
    send.reset();
    if (given !== null && at !== null) check.mutate({ file: given, unit: at });
  };
  return {
    ...{ file, unit, check, send },
    chooseFile: (given: File | null): void => {
      setFile(given);
      look(given, unit);
    },
    chooseUnit: (at: string | null): void => {
      setUnit(at);
      look(file, at);
    },
    sendNow: (): void => {
      if (file !== null)
        send.mutate({ name: file.name, size: file.size, modified: file.lastModified });
    },
  };
}

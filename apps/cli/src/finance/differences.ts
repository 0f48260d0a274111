import type { Difference } from '@setrum/server';
import { tableOf } from '../books/table.ts';

/** Differences as a table; empty without any. */
export function differenceTable(found: readonly Difference[]): string {
  if (found.length === 0) return '';
  const head = [
    'Selisih/Difference',
    'Jenis/Kind',
    'Objek/Subject',
    'Rujukan/Reference',
    'Langkah/Next',
    'Status/State',
  ];
  const lines = found.map((one) => [
    one.differenceId,
    one.kind,
    one.subject,
    one.switcherRef,
    one.nextStep,
    one.decision === null ? one.state : `${one.state} (${one.decision}, ${one.decidedBy})`,
  ]);
  return `\n${tableOf([head, ...lines], 6, 6)}`;
}

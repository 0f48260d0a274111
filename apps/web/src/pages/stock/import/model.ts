import type { Told } from '../model.ts';

export interface Finding extends Told {
  readonly line: number;
  readonly severity: 'error' | 'warning';
}

/** What POST /api/v1/meter-stock/imports answers. */
export interface ImportReport {
  readonly state: 'checked' | 'imported' | 'refused' | 'known';
  readonly digest: string;
  readonly lines: number;
  readonly meters: number;
  readonly errors: number;
  readonly warnings: number;
  readonly findings: readonly Finding[];
}

const sample = [
  'meter_no,model,factory_no,sgc,krn,ti,ea,base_date,unit',
  '32031017687,EM512-710,ME-2026-0001,534250,1,01,11,2014,',
];

/** A file that shows the columns; its meter is none that there is. */
export const sampleFile = `${sample.join('\r\n')}\r\n`;

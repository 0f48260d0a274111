import type { SoakResult } from './run.ts';

/** What a soak was asked for, as it is told. */
export interface SoakOrder {
  readonly seed: number;
  readonly sales: number;
  readonly only: number | null;
  readonly workers: number;
  readonly control: string | null;
}

/** One object for scripts. */
export function soakJson(order: SoakOrder, { notes, soldCents, seconds }: SoakResult) {
  const trace = order.only === null ? {} : { trace: notes.traceOf(order.only) };
  return {
    ...order,
    seconds: Math.round(seconds * 10) / 10,
    soldRupiah: soldCents / 100,
    met: notes.counts(),
    findings: notes.findings,
    ...trace,
  };
}

const shownFindings = 20;

/** The same for people. */
export function soakText(order: SoakOrder, result: SoakResult): string {
  const { notes, seconds } = result;
  const { findings } = notes;
  const met = Object.entries(notes.counts()).map(([name, count]) => `  ${name}: ${count}`);
  const trace = order.only === null ? [] : notes.traceOf(order.only);
  const found = findings.slice(0, shownFindings).flatMap(({ k, household, what, trace: steps }) => {
    const where = k === null ? '' : ` (npx setrum soak counter --seed ${order.seed} --only ${k})`;
    return [
      `! ${what}: ${household ?? '-'} / ${k ?? '-'}${where}`,
      ...steps.map((s) => `    ${s}`),
    ];
  });
  const verdict =
    findings.length === 0
      ? 'Tidak ada token hilang, ganda atau di kartu lain; semua rupiah cocok. No token lost, doubled or on another card; every rupiah accounted for.'
      : `${findings.length} temuan. ${findings.length} findings.`;
  return [
    `seed ${order.seed}: ${seconds.toFixed(1)} s`,
    ...met,
    ...trace,
    ...found,
    verdict,
    '',
  ].join('\n');
}

// `setrum bench p2tl`: how good the ranked P2TL list is, on seeded fields whose truth only the scorer reads.
import { availableParallelism, cpus } from 'node:os';
import { INSPECT_FROM } from '@setrum/server';
import { scoredField } from './p2tl/evidence.ts';
import { type P2tlPlan, p2tlPlan, say } from './p2tl/options.ts';
import {
  calibrationError,
  curveOf,
  listedByKind,
  qualityOf,
  rounded,
  type Scored,
  scoreField,
} from './p2tl/score.ts';
import { type BenchReport, reportTable } from './report.ts';

const wanted = { precision: 0.9, recall: 0.8 };
const plan = p2tlPlan();
const report = measure(plan);
process.stdout.write(plan.json ? `${JSON.stringify(report, null, 2)}\n` : reportTable(report));

function measure({ seeds, meters, months, quick }: P2tlPlan): BenchReport {
  const all: Scored[] = [];
  const each: {
    readonly precision: number;
    readonly recall: number;
    readonly atRecall80: number;
  }[] = [];
  let seconds = 0;
  for (const seed of seeds) {
    const field = scoredField({ meters, months, seed });
    const begun = performance.now();
    const scored = scoreField(field);
    seconds += (performance.now() - begun) / 1000;
    all.push(...scored);
    const quality = qualityOf(scored);
    const atRecall80 = curveOf(scored, wanted).precision;
    each.push({ ...quality, atRecall80 });
    say(
      `seed ${seed}: ${quality.thieves} thieves, ${quality.listed} listed, precision ${rounded(quality.precision)}, recall ${rounded(quality.recall)}; at recall ${wanted.recall} ${rounded(atRecall80)}`,
    );
  }
  const { thieves, listed, precision, recall } = qualityOf(all);
  const curve = curveOf(all, wanted);
  return {
    bench: 'p2tl',
    config: {
      ...{ quick, seeds: seeds.join(' '), meters, months, inspectFrom: INSPECT_FROM },
      ...{ node: process.version, cpu: cpus()[0]?.model ?? 'unknown' },
      cores: availableParallelism(),
    },
    figures: {
      ...{ examined: all.length, thieves, listed },
      ...{ precision: rounded(precision), recall: rounded(recall) },
      lowestPrecision: rounded(Math.min(...each.map((one) => one.precision))),
      lowestRecall: rounded(Math.min(...each.map((one) => one.recall))),
      recallAtPrecision90: rounded(curve.recall),
      precisionAtRecall80: rounded(curve.precision),
      lowestPrecisionAtRecall80: rounded(Math.min(...each.map((one) => one.atRecall80))),
      calibrationError: rounded(calibrationError(all)),
      metersPerSecond: Math.round(all.length / seconds),
      ...listedByKind(all),
    },
  };
}

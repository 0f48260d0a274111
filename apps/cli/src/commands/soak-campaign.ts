import { Command, InvalidArgumentError } from 'commander';
import { exitCodes } from '../exit.ts';
import { type CampaignSoakResult, runCampaignSoak } from '../soak/campaign/run.ts';
import { startCampaignCentre } from '../soak/campaign/world.ts';

interface Options {
  readonly meters: number;
  readonly seed: number;
  readonly workers: number;
  readonly json?: boolean;
}

const dayMs = 86_400_000;
/** The database gives up a card after sixty days of its own clock: the soak's clock runs ahead of it, never behind. */
const daysBack = 10;
const mostTold = 20;

/** `setrum soak campaign`: a key-change campaign over a seeded field with lost cards and forgotten taps. */
export function soakCampaignCommand(): Command {
  return new Command('campaign')
    .description(
      'Kampanye ganti kunci: kartu hilang, tempel terlupa. A key-change campaign on a seeded field with lost cards and forgotten taps; then centre and meters are compared',
    )
    .option('--meters <n>', 'how many', wholeNumber, 10_000)
    .option('--seed <n>', 'the same seed, the same field and days', wholeNumber, 1)
    .option('--workers <n>', 'households at the same time', wholeNumber, 16)
    .option('--json', 'one JSON object on standard output')
    .addHelpText('after', '\nExit code 1 when anything was found.')
    .action(async ({ meters, seed, workers, json }: Options) => {
      const started = performance.now();
      const begin = new Date(Date.now() - daysBack * dayMs);
      const centre = await startCampaignCentre(begin);
      try {
        const soak = { meters, seed, workers: Math.max(1, workers), onDay: progress };
        const result = await runCampaignSoak(centre, soak);
        const seconds = Math.round((performance.now() - started) / 1000);
        const told = { meters, seed, seconds, ...result, madeMs: Math.round(result.madeMs) };
        process.stdout.write(json === true ? `${JSON.stringify(told, null, 2)}\n` : text(told));
        if (result.findings.length > 0) process.exitCode = exitCodes.failed;
      } finally {
        await centre.stop();
      }
    });
}

function progress(day: number, of: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\rhari/day ${day} / ${of} `);
}

function text({ findings, counts, seconds }: CampaignSoakResult & { readonly seconds: number }) {
  const lines = Object.entries(counts).map(([name, count]) => `${name}: ${count}`);
  const found =
    findings.length === 0
      ? ['Tidak ada temuan. Nothing found.']
      : [`${findings.length} temuan/findings:`, ...findings.slice(0, mostTold)];
  return `${[...lines, `${seconds} s`, ...found].join('\n')}\n`;
}

function wholeNumber(value: string): number {
  if (!/^[1-9]\d{0,6}$/.test(value)) throw new InvalidArgumentError('a whole number, like 1000');
  return Number(value);
}

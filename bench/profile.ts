// `setrum bench profile`: load profiles of a whole utility - ingest, rollups, the queries of the screens, analysis.
import { availableParallelism, cpus, loadavg } from 'node:os';
import { createCardSecurity, fixedCardKeys } from '@setrum/server';
import { fleetCardKeyVersion } from './hub/fleet.ts';
import { rounded } from './hub/latency.ts';
import { type Asked, askDashboards } from './profile/dashboard.ts';
import { bulkImport, importers } from './profile/ingest.ts';
import { laneBatch, lanes, makeCards, storeCards } from './profile/online.ts';
import { type ProfilePlan, profilePlan, say } from './profile/options.ts';
import { timeRollups } from './profile/rollups.ts';
import { type ProfileBenchWorld, startProfileWorld } from './profile/world.ts';
import { benchAnalysis } from './profile-analysis.ts';
import { type BenchReport, reportTable } from './report.ts';

const plan = profilePlan();
const world = await startProfileWorld(plan);
try {
  const report = await measure(plan, world);
  process.stdout.write(plan.json ? `${JSON.stringify(report, null, 2)}\n` : reportTable(report));
} finally {
  await world.close();
}

async function measure(asked: ProfilePlan, { database }: ProfileBenchWorld): Promise<BenchReport> {
  const { meters, months, rounds } = asked;
  say('rollups');
  const rollups = await timeRollups(database, months);
  say('the queries of the screens');
  const dashboards = await askDashboards(database, meters, rounds);
  say('bulk import');
  const bulk = await bulkImport(database, { records: asked.imported, months });
  say('making cards');
  const cards = await makeCards(asked.cards, new Date('2026-10-02T03:00:00.000Z'));
  const later = await makeCards(asked.cards, new Date('2026-11-02T03:00:00.000Z'));
  const security = createCardSecurity(
    fixedCardKeys(() => [{ version: fleetCardKeyVersion, state: 'current' }]),
  );
  say('cards online: the first time, a month later, and once more');
  const first = await storeCards(database, cards, security);
  const next = await storeCards(database, later, security);
  const again = await storeCards(database, later, security);
  if (asked.analysis) say('analysis with DuckDB');
  const analysis = asked.analysis
    ? await benchAnalysis({ meters, months, rounds: asked.quick ? 1 : 5 })
    : {};
  return {
    bench: 'profile',
    config: await configOf(asked, world),
    figures: {
      records: meters * months,
      bulkRecordsPerSecond: Math.round(bulk.recordsPerSecond),
      bulkCpuMsPerThousandRecords: rounded(bulk.cpuMsPerThousand),
      onlineCardsPerSecond: Math.round(next.cardsPerSecond),
      onlineCpuMsPerCard: rounded(next.cpuMsPerCard),
      onlineFirstVisitCardsPerSecond: Math.round(first.cardsPerSecond),
      onlineKnownCardsPerSecond: Math.round(again.cardsPerSecond),
      onlineBatchP50Ms: rounded(next.batches.percentile(0.5)),
      onlineBatchP99Ms: rounded(next.batches.percentile(0.99)),
      rollupMonthMs: Math.round(rollups.monthMs),
      rollupOneReadingMs: rounded(rollups.oneMs),
      ...dashboardFigures(dashboards),
      ...analysis,
    },
  };
}

function dashboardFigures(found: ReadonlyMap<string, Asked>): Record<string, number> {
  const p99s = [...found.values()].map(({ latencies }) => latencies.percentile(0.99));
  const each = [...found].map(([name, { latencies, cpuMs }]) => ({
    [`${name}P50Ms`]: rounded(latencies.percentile(0.5)),
    [`${name}P99Ms`]: rounded(latencies.percentile(0.99)),
    [`${name}CpuMs`]: rounded(cpuMs),
  }));
  return { dashboardSlowestP99Ms: rounded(Math.max(...p99s)), ...Object.assign({}, ...each) };
}

async function configOf(
  { quick, meters, months, purchases, imported, cards, rounds }: ProfilePlan,
  { database }: ProfileBenchWorld,
): Promise<BenchReport['config']> {
  const { rows } = await database.pool.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings where name in ('fsync', 'shared_buffers', 'work_mem', 'server_version')`,
  );
  const settings = new Map(rows.map(({ name, setting }) => [name, setting]));
  return {
    node: process.version,
    postgres: settings.get('server_version') ?? '',
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    ...{ quick, meters, months, purchases, imported, importers, cards, lanes, laneBatch, rounds },
    monthsOnACard: 12,
    loadAverage: rounded(loadavg()[0] ?? 0),
    fsync: settings.get('fsync') ?? '',
    sharedBuffersPages: Number(settings.get('shared_buffers') ?? 0),
    workMemKb: Number(settings.get('work_mem') ?? 0),
  };
}

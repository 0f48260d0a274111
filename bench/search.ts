// `setrum bench search`: the one box over a million customers, class by class of what people type.
import { availableParallelism, cpus } from 'node:os';
import { Latencies, rounded } from './hub/latency.ts';
import { type BenchReport, reportTable } from './report.ts';
import { dropSearchIndexes, searchIndexBytes } from './search/indexes.ts';
import { type SearchPlan, say, searchPlan } from './search/options.ts';
import { postCustomers } from './search/posting.ts';
import { runSearches, type SearchRun } from './search/run.ts';
import { benchSearches } from './search/searches.ts';
import { patiently, type SearchWorld, startSearchWorld } from './search/world.ts';

const plan = searchPlan();
const world = await startSearchWorld(plan);
try {
  const report = await measure(plan, world);
  process.stdout.write(plan.json ? `${JSON.stringify(report, null, 2)}\n` : reportTable(report));
} finally {
  await world.close();
}

async function measure(
  asked: SearchPlan,
  { database, applications }: SearchWorld,
): Promise<BenchReport> {
  const { customers, searches: each, callers, postings } = asked;
  const searches = await benchSearches(database, { customers, applications, each });
  say(`${searches.length} searches to warm up, then one by one, then ${callers} at a time`);
  await runSearches(database, searches.slice(0, Math.ceil(searches.length / 4)), 1);
  const one = await runSearches(database, searches, 1);
  const many = await runSearches(database, searches, callers);
  for (const { kind, q } of [...one.missed, ...many.missed]) say(`missed: ${kind} ${q}`);
  say('posting customers, with the indexes and without them');
  const indexBytes = await patiently(database, searchIndexBytes);
  await postCustomers(database, 0, postings);
  const posting = await postCustomers(database, postings, postings);
  await patiently(database, dropSearchIndexes);
  const bare = await postCustomers(database, 2 * postings, postings);
  const report = await configOf(asked, world);
  return {
    bench: 'search',
    config: { ...report, applications },
    figures: {
      ...figuresOf(one),
      busyP50Ms: rounded(many.all.percentile(0.5)),
      busyP99Ms: rounded(many.all.percentile(0.99)),
      busySearchesPerSecond: Math.round(many.all.count / many.seconds),
      missed: one.missed.length + many.missed.length,
      postingP50Ms: rounded(posting.percentile(0.5)),
      postingWithoutIndexesP50Ms: rounded(bare.percentile(0.5)),
      indexMb: Math.round(indexBytes / 1024 / 1024),
    },
  };
}

function figuresOf({ byKind, all, primaryKey }: SearchRun): Record<string, number> {
  const kinds = [...byKind].sort(([, a], [, b]) => b.percentile(0.99) - a.percentile(0.99));
  const slowest = kinds[0]?.[1] ?? new Latencies();
  return {
    ...shares('all', all),
    ...shares('primaryKey', primaryKey),
    slowestP99Ms: rounded(slowest.percentile(0.99)),
    slowestToPrimaryKeyP99: rounded(slowest.percentile(0.99) / primaryKey.percentile(0.99)),
    slowestToPrimaryKeyP50: rounded(slowest.percentile(0.5) / primaryKey.percentile(0.5)),
    ...Object.assign({}, ...kinds.map(([kind, latencies]) => shares(kind, latencies))),
  };
}

function shares(name: string, latencies: Latencies): Record<string, number> {
  return {
    [`${name}P50Ms`]: rounded(latencies.percentile(0.5)),
    [`${name}P95Ms`]: rounded(latencies.percentile(0.95)),
    [`${name}P99Ms`]: rounded(latencies.percentile(0.99)),
    [`${name}MaxMs`]: rounded(latencies.percentile(1)),
  };
}

async function configOf(
  { quick, customers, searches, callers, postings }: SearchPlan,
  { database }: SearchWorld,
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
    ...{ quick, customers, searchesOfEachClass: searches, callers, postings },
    fsync: settings.get('fsync') ?? '',
    sharedBuffersPages: Number(settings.get('shared_buffers') ?? 0),
    workMemKb: Number(settings.get('work_mem') ?? 0),
    scopes: 'one unit of 40, a region of 10, everywhere: a third each',
  };
}

import { availableParallelism, cpus } from 'node:os';
import type { BenchReport } from '../report.ts';
import type { HubPlan } from './options.ts';
import type { HubWorld } from './world.ts';

/** How it was run, and what of the production path is on. The database's settings are asked of the database itself. */
export async function hubConfig(
  plan: HubPlan,
  { database }: Pick<HubWorld, 'database'>,
): Promise<BenchReport['config']> {
  const { rows } = await database.pool.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings
      where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers', 'server_version')`,
  );
  const settings = new Map(rows.map(({ name, setting }) => [name, setting]));
  return {
    node: process.version,
    postgres: settings.get('server_version') ?? '',
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    quick: plan.quick,
    meters: plan.meters,
    partners: 1,
    callers: plan.callers,
    baselineConnections: plan.baselinePool,
    fsync: settings.get('fsync') ?? '',
    synchronousCommit: settings.get('synchronous_commit') ?? '',
    fullPageWrites: settings.get('full_page_writes') ?? '',
    sharedBuffersPages: Number(settings.get('shared_buffers') ?? 0),
    tokenIdentifiers: 'on: unique for each meter and base date',
    tokens: 'on: DKGA04 EA11, each derived, made and read back',
    tokensAtRest: 'encrypted: AES-256-GCM, and a keyed digest',
    declineJournal: 'on: 1 % of the requests without a card are below the minimum',
    loadProfile: `on: ${plan.cardsPercent} % of the purchases bring a signed card with twelve months`,
    // A sale is its own record; the audit trail is for what people order (docs/architecture.md).
    audit:
      'purchases and declines are records of their own; the audit trail keeps what people order',
  };
}

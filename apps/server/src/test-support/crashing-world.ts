import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import type { Application } from '../ap2t/application/model.ts';
import type { ActionName } from '../ap2t/workflow/transitions.ts';
import type { Database } from '../platform/index.ts';
import type { DeskWorld } from './desk-world.ts';

/** Steps that are tried with a power cut first. */
export interface CrashLog {
  /** Actions that were crashed between effect and record. */
  readonly crashed: ReadonlySet<ActionName>;
  /** What a crash left behind, a line for each table that was changed. */
  readonly left: readonly string[];
  /** Takes steps of an application; each is cut once, must have left nothing at all, and is then taken under the same key, twice. */
  actor(
    agendaNo: string,
  ): (action: ActionName, input?: Readonly<Record<string, unknown>>) => Promise<Application>;
}

export function crashingWorld(world: DeskWorld): CrashLog {
  const crashed = new Set<ActionName>();
  const left: string[] = [];
  return {
    crashed,
    left,
    actor:
      (agendaNo) =>
      async (action, input = {}) => {
        world.now = new Date(world.now.getTime() + 60_000);
        const requestKey = randomUUID();
        const before = await digests(world.database);
        world.beforeRecord = async () => {
          throw new Error('power cut');
        };
        await assert.rejects(
          world.act(agendaNo, action, input, { requestKey }),
          /power cut/,
          action,
        );
        world.beforeRecord = null;
        crashed.add(action);
        const after = await digests(world.database);
        for (const [table, digest] of after)
          if (before.get(table) !== digest) left.push(`${action}: ${table}`);
        const then = await world.act(agendaNo, action, input, { requestKey });
        const again = await world.act(agendaNo, action, input, { requestKey });
        // The generator of tokens may have gone on with it in between.
        assert.ok(again.step >= then.step, `${action}: ${then.step}, then ${again.step}`);
        return then;
      },
  };
}

/** What every table holds, as a digest. */
export async function digests(database: Database): Promise<ReadonlyMap<string, string>> {
  const { rows: tables } = await database.pool.query<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('identity', 'vending', 'profile', 'ap2t', 'p2apst') and c.relkind = 'r' order by 1`);
  const found = new Map<string, string>();
  for (const { name } of tables) {
    const { rows } = await database.pool.query<{ row: string }>(
      `select t::text as row from ${name} t order by 1`,
    );
    const text = rows.map(({ row }) => row).join('\n');
    found.set(name, createHash('sha256').update(text).digest('hex'));
  }
  return found;
}

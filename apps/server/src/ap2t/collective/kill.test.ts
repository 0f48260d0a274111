import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startCollective } from './control.ts';
import {
  type CollectiveWorld,
  clerk,
  createCollectiveWorld,
  linesTo,
} from './test-support/collective-world.ts';

const fixture = fileURLToPath(new URL('./test-support/runner.fixture.ts', import.meta.url));
const lines = 120;

describe('a server that is killed while it makes the lines of a file', () => {
  let world: CollectiveWorld;
  before(async () => {
    world = await createCollectiveWorld();
  });
  after(() => world?.close());

  /** Runs a server until it has made so many more lines, or all, and kills it without a warning. */
  async function runAndKill(url: string, made: () => Promise<number>, more: number): Promise<void> {
    const from = await made();
    const child = spawn(process.execPath, [fixture, url], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    try {
      await once(child.stdout, 'data');
      while (child.exitCode === null && (await made()) < Math.min(lines, from + more))
        await new Promise((resolve) => setTimeout(resolve, 5));
    } finally {
      child.kill('SIGKILL');
      await ended;
    }
  }

  test('killed again and again, every line is made once, and its number is nobody else’s', async () => {
    const { database } = world.home;
    const { collective } = await world.send(linesTo(lines), 'key-0001');
    assert.ok(collective !== null);
    await startCollective(world.options(), collective.collectiveNo, clerk);
    const url = database.pool.options.connectionString ?? '';
    const made = async () => (await world.row(collective)).made;
    for (let kills = 0; (await made()) < lines; kills++) {
      assert.ok(kills < lines, 'it does not come to its end');
      await runAndKill(url, made, 1 + ((kills * 7) % 40));
    }
    assert.deepEqual(await world.row(collective), { state: 'done', made: lines, refused: 0 });
    assert.equal(await world.applications(collective), lines);
    const { rows } = await database.pool.query(
      `select count(distinct l.agenda_no) as lines, count(distinct a.idpel) as supplies, count(*) filter (where a.name = l.cells->>'name') as same
         from ap2t.collective_line l join ap2t.application a using (agenda_no)`,
    );
    assert.deepEqual(rows, [{ lines, supplies: lines, same: lines }]);
  });
});

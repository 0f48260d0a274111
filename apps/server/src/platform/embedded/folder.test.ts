import assert from 'node:assert/strict';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { makeFolder } from './folder.ts';

test('a folder has the mode that is asked for, whatever the umask; one that exists keeps its own', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'setrum-folder-'));
  const before = process.umask(0o077);
  try {
    const path = join(parent, 'open');
    const modeOf = async (): Promise<number> => (await stat(path)).mode & 0o777;
    assert.equal(await makeFolder(path, 0o755), true);
    assert.equal(await modeOf(), 0o755);
    assert.equal(await makeFolder(path, 0o700), false);
    assert.equal(await modeOf(), 0o755);
  } finally {
    process.umask(before);
    await rm(parent, { recursive: true });
  }
});

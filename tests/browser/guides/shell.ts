import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../../node_modules/.bin', import.meta.url));

/** Where a guide's commands run: a folder whose `.setrum` is the demo's, with `npx setrum` as in a checkout. Variables live on from one block to the next. */
export interface Shell {
  /** Runs a block; gives all that it printed. Throws when it fails. */
  run(block: string): Promise<string>;
  close(): Promise<void>;
}

export async function openShell(dataDir: string): Promise<Shell> {
  const folder = await mkdtemp(join(tmpdir(), 'setrum-guide-'));
  // So that the database's own user, when we are root, finds its way to what is restored in it.
  await chmod(folder, 0o711);
  await symlink(dataDir, join(folder, '.setrum'));
  const path = [bin, dirname(process.execPath), process.env['PATH']].join(delimiter);
  const env = { ...process.env, DATABASE_URL: undefined, PATH: path };
  const head = 'npx() { "$@"; }; set -eo pipefail; [ ! -e kept ] || . ./kept; set -a';
  return {
    run: async (block) => {
      const script = `${head}\n${block}\nset +a; unset -f npx; export -p > kept`;
      const child = spawn('bash', ['-c', script], {
        cwd: folder,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const ended = once(child, 'exit');
      const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
      const [exitCode] = await ended;
      if (exitCode !== 0) throw new Error(`${block}\nended with ${exitCode}:\n${out}${err}`);
      return out + err;
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

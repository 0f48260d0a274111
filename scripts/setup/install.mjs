import { join } from 'node:path';
import { machineNode, nodeHeaders, withoutPackages } from './machine.mjs';
import { run } from './run.mjs';

const timeoutMs = 20 * 60_000;

/**
 * npm ci, silent unless it fails.
 * @param {string} root the checkout
 * @param {(line: string) => void} say
 * @returns {Promise<boolean>}
 */
export async function installDependencies(root, say) {
  const env = { ...process.env, PATH: withoutPackages(process.env.PATH ?? '') };
  const headers = nodeHeaders();
  if (headers !== null) env.npm_config_nodedir = headers;
  // Whatever NODE_ENV or the user's configuration says: the tests and the database need both kinds.
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const { ok, output } = await runNpm(args, { cwd: root, env, timeoutMs });
  if (!ok) {
    say(`${output.trimEnd()}\nnpm ci failed; what it said is above.`);
    return false;
  }
  const node = join(root, 'node_modules', '.bin', 'node');
  const probe = await run(node, ['--version'], { timeoutMs: 60_000 });
  if (!probe.ok) say(`The installed Node (${node}) does not run: ${probe.output.trimEnd()}`);
  return probe.ok;
}

/** The npm that called us, on the machine's own Node; without one, the npm on the search path. */
function runNpm(args, options) {
  const caller = process.env.npm_execpath ?? '';
  if (caller.endsWith('npm-cli.js')) return run(machineNode(), [caller, ...args], options);
  return run('npm', args, options);
}

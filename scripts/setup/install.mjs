import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { machineNode, nodeHeaders, withoutPackages } from './machine.mjs';
import { run } from './run.mjs';

const timeoutMs = 20 * 60_000;
/** Whatever NODE_ENV or the user's configuration says: the tests and the database need all kinds. */
const flags = [
  '--include=dev',
  '--include=optional',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
];

/**
 * Installs what the lock file says, silent unless that fails. `npm ci` refuses a lock file that leaves
 * out packages for other machines, which npm writes when its registry does not have them all;
 * `npm install` takes the same versions from it and does not mind.
 * @param {string} root the checkout
 * @param {(line: string) => void} say
 * @returns {Promise<boolean>}
 */
export async function installDependencies(root, say) {
  const env = { ...process.env, PATH: withoutPackages(process.env.PATH ?? '') };
  const headers = nodeHeaders();
  if (headers !== null) env.npm_config_nodedir = headers;
  const options = { cwd: root, env, timeoutMs };
  let { ok, output } = await runNpm(['ci', ...flags], options);
  if (!ok && /\bEUSAGE\b/.test(output)) {
    // As `npm ci` does: an installation that was cut short must not be built upon.
    emptyFolder(join(root, 'node_modules'));
    ({ ok, output } = await runNpm(['install', '--no-save', ...flags], options));
  }
  if (!ok) {
    say(`${output.trimEnd()}\nThe dependencies could not be installed; what npm said is above.`);
    return false;
  }
  const node = join(root, 'node_modules', '.bin', 'node');
  const probe = await run(node, ['--version'], { timeoutMs: 60_000 });
  if (!probe.ok) say(`The installed Node (${node}) does not run: ${probe.output.trimEnd()}`);
  return probe.ok;
}

function emptyFolder(folder) {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
}

/** The npm that called us, on the machine's own Node; without one, the npm on the search path. */
function runNpm(args, options) {
  const caller = process.env.npm_execpath ?? '';
  if (caller.endsWith('npm-cli.js')) return run(machineNode(), [caller, ...args], options);
  return run('npm', args, options);
}

import { accessSync, constants, existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join, sep } from 'node:path';

const binFolder = join('node_modules', '.bin');

/**
 * The search path without npm's folders of packages' commands. npm must not run on the Node inside
 * node_modules: it takes that folder away while it installs.
 * @param {string} searchPath
 */
export function withoutPackages(searchPath) {
  return searchPath
    .split(delimiter)
    .filter((folder) => !folder.endsWith(`${sep}${binFolder}`) && folder !== binFolder)
    .join(delimiter);
}

/**
 * The first program of that name on a search path, or null.
 * @param {string} name
 * @param {string} searchPath
 */
export function findProgram(name, searchPath) {
  for (const folder of searchPath.split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not in this folder, or not for us to run: the next one.
    }
  }
  return null;
}

/** The machine's own Node, which npm runs on. */
export function machineNode() {
  return findProgram('node', withoutPackages(process.env.PATH ?? '')) ?? process.execPath;
}

/**
 * A folder whose include/node holds Node's headers, or null: with it nothing need be downloaded to
 * compile. Any version's will do, the interface is the same for all (N-API).
 */
export function nodeHeaders() {
  const prefixes = [machineNode(), process.execPath].map((program) =>
    dirname(dirname(realpathSync(program))),
  );
  const given = process.env.npm_config_nodedir;
  const all = [...(given ? [given] : []), ...prefixes, '/usr', '/usr/local'];
  return all.find((prefix) => existsSync(join(prefix, 'include', 'node', 'node_api.h'))) ?? null;
}

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeHeaders } from './machine.mjs';
import { missingPackages } from './system-packages.mjs';

/** Written into node_modules after an installation, and gone with it. */
const stampName = '.setrum-setup';
/** The one package that is compiled on the machine. */
const driver = 'smartcard';

/**
 * What is installed and what should be.
 * @param {string} root the checkout
 */
export function readState(root) {
  const modules = join(root, 'node_modules');
  const lockText = readText(join(root, 'package-lock.json')) ?? '';
  const manifestText = readText(join(root, 'package.json')) ?? '{}';
  const wantedNode = JSON.parse(manifestText).dependencies?.node ?? '';
  return {
    wanted: createHash('sha256').update(lockText).update('\0').update(manifestText).digest('hex'),
    stamp: parse(readText(join(modules, stampName))),
    nodeReady: hasNode(modules, wantedNode),
    lock: parse(lockText),
    installed: parse(readText(join(modules, '.package-lock.json'))),
    driverWanted: lockText.includes(`"node_modules/${driver}"`),
    driverBuilt: existsSync(join(modules, driver, 'build', 'Release', `${driver}_napi.node`)),
    driverPossible:
      nodeHeaders() !== null && !missingPackages().some((name) => neededByDriver.has(name)),
  };
}

const neededByDriver = new Set(['libpcsclite-dev', 'g++', 'make', 'python3']);

/**
 * Why npm has to install, or null when it need not. 'unstamped' means that only the stamp is missing.
 * @param {Pick<ReturnType<typeof readState>, 'wanted' | 'stamp' | 'nodeReady' | 'lock' | 'installed' |
 *   'driverWanted' | 'driverBuilt' | 'driverPossible'>} state
 * @param {{ forTests: boolean }} options
 * @returns {'node' | 'packages' | 'driver' | 'unstamped' | null}
 */
export function whyInstall(state, { forTests }) {
  if (!state.nodeReady) return 'node';
  const stamped = state.stamp?.wanted === state.wanted;
  if (!stamped && !agrees(state.lock, state.installed)) return 'packages';
  const driverMissing = state.driverWanted && !state.driverBuilt && state.driverPossible;
  if (forTests && driverMissing && !(stamped && state.stamp.driverTried)) return 'driver';
  return stamped ? null : 'unstamped';
}

/**
 * Whether what npm installed last is what the lock file asks for. Optional packages may be missing:
 * most are for other machines.
 */
export function agrees(lock, installed) {
  if (!lock?.packages || !installed?.packages) return false;
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed.packages[path];
    if (found === undefined) return wanted.optional === true || wanted.devOptional === true;
    if (wanted.link) return found.link === true && found.resolved === wanted.resolved;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

/** Remembers that node_modules holds what is wanted. `driverTried` keeps a vain compilation from being repeated. */
export function writeStamp(root, state, { driverTried = false }) {
  const stamp = { wanted: state.wanted, driverTried };
  writeFileSync(join(root, 'node_modules', stampName), `${JSON.stringify(stamp)}\n`);
}

/** The package's own script fetches the program; an interrupted installation leaves it out. */
function hasNode(modules, wantedNode) {
  const version = parse(readText(join(modules, 'node', 'package.json')))?.version;
  const program = statSync(join(modules, '.bin', 'node'), { throwIfNoEntry: false });
  return version !== undefined && version === wantedNode && (program?.size ?? 0) > 1_000_000;
}

function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Null for a file that is missing or was cut short. */
function parse(text) {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

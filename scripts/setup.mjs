// Makes a checkout ready to start, or with --test ready to be tested. npm calls it before both.
// Plain JavaScript without dependencies: it runs before there are any, on the machine's own Node.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const oldestNode = 20;

if (Number.parseInt(process.versions.node, 10) < oldestNode) {
  console.error(
    `Setrum needs Node ${oldestNode} or newer to set itself up; this is ${process.versions.node}.`,
  );
  process.exit(1);
}

const { setUp } = await import('./setup/set-up.mjs');
const done = await setUp(root, { forTests: process.argv.includes('--test'), say: console.error });
process.exitCode = done ? 0 : 1;

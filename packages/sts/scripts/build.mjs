// Makes the package that goes to a registry. Inside the workspace the sources run as they are, but Node strips no types
// below node_modules, so what is published must be JavaScript.
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = fileURLToPath(new URL('..', import.meta.url));
const target = join(home, '../../.setrum/publish/sts');

rmSync(target, { recursive: true, force: true });
const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
execFileSync(
  process.execPath,
  [join(typescript, 'bin/tsc'), '-p', join(home, 'tsconfig.build.json')],
  {
    stdio: 'inherit',
  },
);

const { scripts: _scripts, ...manifest } = JSON.parse(
  readFileSync(join(home, 'package.json'), 'utf8'),
);
const published = { ...manifest, exports: { types: './index.d.ts', default: './index.js' } };
writeFileSync(join(target, 'package.json'), `${JSON.stringify(published, null, 2)}\n`);
for (const name of ['README.md', 'vectors']) {
  cpSync(join(home, name), join(target, name), { recursive: true });
}
console.log(target);

#!/usr/bin/env node
// The sources are TypeScript, which the pinned Node runs as it is; an older one hands over to it.
import { spawn } from 'node:child_process';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

if (Number.parseInt(process.versions.node, 10) >= 24) {
  // Beside the code, and nowhere that somebody else may write: what is cached is run.
  module.enableCompileCache(
    fileURLToPath(new URL('../../../node_modules/.cache/setrum', import.meta.url)),
  );
  await import('../src/main.ts');
} else {
  const pinned = fileURLToPath(new URL('../../../node_modules/.bin/node', import.meta.url));
  const args = [fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  const child = spawn(pinned, args, { stdio: 'inherit' });
  // Ctrl-C reaches the child from the terminal; we stay for its exit code.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('error', (error) => {
    console.error(`${pinned}: ${error.message}; npm ci installs it`);
    process.exitCode = 1;
  });
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}

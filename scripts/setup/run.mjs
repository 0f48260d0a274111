import { spawn } from 'node:child_process';

/**
 * Runs a program to its end without input and gathers what it prints.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs: number }} options
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function run(program, args, { cwd, env, timeoutMs }) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: timeoutMs,
    });
    let output = '';
    const gather = (chunk) => {
      output += chunk;
    };
    child.stdout.on('data', gather);
    child.stderr.on('data', gather);
    child.once('error', (error) => resolve({ ok: false, output: error.message }));
    child.once('close', (exitCode) => resolve({ ok: exitCode === 0, output }));
  });
}

/** The last line that says something. */
export function lastLine(output) {
  return output.trimEnd().split('\n').at(-1) ?? '';
}

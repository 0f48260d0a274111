import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { importsOf, root, sources, workspaceOf } from './house/sources.ts';

/** The floors, lowest first. An import goes down, never up and never sideways. */
const floors: readonly (readonly string[])[] = [
  ['packages/errors', 'packages/sts'],
  ['packages/card', 'packages/tariff', 'packages/iso8583', 'packages/receipt'],
  ['packages/meter'],
  ['packages/field'],
  ['apps/server', 'apps/loket', 'apps/bank'],
  ['apps/cli', 'apps/web'],
  ['tests', 'bench'],
];

/** The modules of the server, lowest first; `.` is what puts them together. */
const serverModules = [
  ...['platform', 'web', 'identity', 'vending', 'profile', 'ap2t', 'p2apst', '.'],
];

const floorOf = (workspace: string): number =>
  floors.findIndex((floor) => floor.includes(workspace));

const serverModuleOf = (path: string): string => {
  const [first, ...rest] = path.replace('apps/server/src/', '').split('/');
  return rest.length === 0 ? '.' : (first ?? '.');
};

describe('the house', () => {
  test('every file stands on a floor', () => {
    const lost = sources.filter((source) => floorOf(workspaceOf(source.path)) === -1);
    assert.deepEqual(
      lost.map((source) => source.path),
      [],
    );
  });

  test('an import never points up: workspaces', () => {
    const wrong = sources.flatMap((source) => {
      const from = workspaceOf(source.path);
      return importsOf(source).flatMap((target) => {
        const to = target.startsWith('@setrum/')
          ? workspaceNamed(target)
          : target.includes('/src/')
            ? workspaceOf(target)
            : from;
        // Tests beside the code may use what stands in tests/support.
        if (from === to || (source.isTest && target.startsWith('tests/support/'))) return [];
        return floorOf(to) < floorOf(from) && floorOf(to) !== -1
          ? []
          : [`${source.path} imports ${target}`];
      });
    });
    assert.deepEqual(wrong, []);
  });

  test('a workspace is entered by its name, and says so in its package.json', () => {
    const wrong = sources.flatMap((source) => {
      const from = workspaceOf(source.path);
      return importsOf(source).flatMap((target) => {
        const inside = target.startsWith('packages/') || target.startsWith('apps/');
        if (inside && workspaceOf(target) !== from)
          return [`${source.path} reaches into ${target}`];
        if (!target.startsWith('@setrum/') || from === 'tests' || from === 'bench' || source.isTest)
          return [];
        const { dependencies = {} } = JSON.parse(
          readFileSync(join(root, from, 'package.json'), 'utf8'),
        ) as {
          dependencies?: Record<string, string>;
        };
        return target.split('/', 2).join('/') in dependencies
          ? []
          : [`${source.path} uses ${target}, which ${from} does not declare`];
      });
    });
    assert.deepEqual(wrong, []);
  });

  test('an import never points up: modules of the server; a module is entered only through its index.ts', () => {
    const wrong = sources
      .filter(
        (source) =>
          source.path.startsWith('apps/server/src/') && !source.path.includes('/test-support/'),
      )
      .flatMap((source) => {
        const from = serverModuleOf(source.path);
        return importsOf(source).flatMap((target) => {
          if (!target.startsWith('apps/server/src/')) return [];
          const to = serverModuleOf(target);
          // What tests share stands beside the modules and uses them all.
          if (from === to || (source.isTest && to === 'test-support')) return [];
          const down =
            serverModules.indexOf(to) < serverModules.indexOf(from) && serverModules.includes(to);
          // The platform's own files are tools for everybody, yet they too are taken from its index.
          const byTheDoor = target === `apps/server/src/${to}/index.ts`;
          return down && byTheDoor ? [] : [`${source.path} imports ${target}`];
        });
      });
    assert.deepEqual(wrong, []);
  });

  test('imports make no circle', () => {
    const targets = new Map(sources.map((source) => [source.path, importsOf(source)]));
    const done = new Set<string>();
    const walk = (path: string, trail: readonly string[]): readonly string[] | null => {
      if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
      if (done.has(path)) return null;
      for (const target of targets.get(path) ?? []) {
        const circle = targets.has(target) ? walk(target, [...trail, path]) : null;
        if (circle !== null) return circle;
      }
      done.add(path);
      return null;
    };
    for (const path of targets.keys()) assert.equal(walk(path, []), null);
  });

  test('no any, no silenced compiler, nothing only or left for later', () => {
    const pattern =
      /:\s*any\s*(?:[;,)=\]}>|&]|$)|\bas any\b|<any>|\bany\[\]|@ts-(?:ignore|nocheck|expect-error)|\bas unknown as\b|\bTODO\b|\.only\(/;
    const wrong = sources
      // This very file names what it forbids.
      .filter((source) => source.path !== 'tests/house.test.ts')
      .flatMap((source) =>
        source.text
          .split('\n')
          .flatMap((line, n) =>
            pattern.test(line) ? [`${source.path}:${n + 1}: ${line.trim()}`] : [],
          ),
      );
    assert.deepEqual(wrong, []);
  });

  test('libraries have no network, no files, no clock and no chance of their own', () => {
    const pattern =
      /from 'node:(?:fs|net|http|https|dgram|tls|child_process|worker_threads|timers)|\bDate\.now\(|\bnew Date\(\)|Math\.random\(|\bprocess\./;
    const wrong = sources
      .filter((source) => source.path.startsWith('packages/') && !source.isTest)
      .flatMap((source) => {
        const found = pattern.exec(source.text);
        return found === null ? [] : [`${source.path}: ${found[0]}`];
      });
    assert.deepEqual(wrong, []);
  });

  test('files and functions stay small', () => {
    const ratchet = JSON.parse(
      readFileSync(join(root, 'tests/house/ratchet.json'), 'utf8'),
    ) as Record<string, number>;
    const product = sources.filter((source) => !source.isTest);
    const lines = product.map((source) => source.text.split('\n').length - 1).sort((a, b) => a - b);
    const functions = product.flatMap((source) =>
      functionLengths(source.text).map((length) => ({ path: source.path, length })),
    );
    const longest = functions.reduce((a, b) => (b.length > a.length ? b : a));
    const measured = {
      medianFileLines: lines[Math.floor(lines.length / 2)] ?? 0,
      largestFileLines: lines.at(-1) ?? 0,
      largestTestFileLines: Math.max(
        ...sources
          .filter((source) => source.isTest)
          .map((source) => source.text.split('\n').length - 1),
      ),
      longestFunctionLines: longest.length,
    };
    for (const [name, value] of Object.entries(measured)) {
      const most = ratchet[name];
      assert.ok(most !== undefined, `tests/house/ratchet.json has no ${name}`);
      assert.ok(
        value <= most,
        `${name} is ${value}, the ratchet stands at ${most} (longest function in ${longest.path})`,
      );
    }
  });
});

function workspaceNamed(name: string): string {
  const [short] = name.replace('@setrum/', '').split('/');
  return floors.flat().find((workspace) => workspace.endsWith(`/${short}`)) ?? name;
}

/** Lengths of functions and methods, by the formatter's indentation: from the opening line to the brace that closes it. */
function functionLengths(text: string): number[] {
  const lines = text.split('\n');
  const opening =
    /^(\s*)(?:export )?(?:async )?(?:function\b|(?:static )?(?:async )?#?\w+\(.*\).*\{$|(?:const|let) \w+ = (?:async )?\(.*=> \{$)/;
  return lines.flatMap((line, start) => {
    const match = opening.exec(line);
    if (match === null || /^\s*(?:if|for|while|switch|return|await|describe|test)\b/.test(line))
      return [];
    const end = lines.findIndex(
      (other, n) => n > start && new RegExp(`^${match[1]}[})]`).test(other) && /^\s*\}/.test(other),
    );
    return end === -1 ? [] : [end - start + 1];
  });
}

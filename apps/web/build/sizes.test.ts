import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FirstLoad, firstLoads } from './sizes.ts';

const chunk = (fileName: string, bytes: number, more: Partial<FirstLoad> = {}): FirstLoad => ({
  ...{ fileName, gzippedBytes: bytes, imports: [], isEntry: false, isDynamicEntry: false },
  ...{ facadeModuleId: null },
  ...more,
});

test('a page’s first load is the entry, the page, and what both need, each once', () => {
  const loads = firstLoads([
    chunk('index.js', 100, { isEntry: true, imports: ['shared.js'] }),
    chunk('shared.js', 50),
    chunk('table.js', 20, { imports: ['shared.js'] }),
    chunk('list.js', 7, {
      ...{ isDynamicEntry: true, imports: ['table.js', 'index.js'] },
      facadeModuleId: '/x/apps/web/src/pages/list/page.tsx',
    }),
    chunk('unused.js', 1_000, {
      isDynamicEntry: true,
      facadeModuleId: '/x/src/pages/far/page.tsx',
    }),
  ]);
  assert.deepEqual(loads, [
    { name: 'shell + pages/far/page.tsx', bytes: 1_150 },
    { name: 'shell + pages/list/page.tsx', bytes: 177 },
    { name: 'shell', bytes: 150 },
  ]);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Me, Site } from '../../api/me.ts';
import type { RouteEntry } from '../../app/route-entry.ts';
import { menuOf } from './tree.ts';

const load = () => Promise.reject(new Error('not in a test'));
const page = (path: string, more: Partial<RouteEntry>): RouteEntry => ({
  ...{ path, title: 'pageStart', access: 'public', help: 'start', load },
  ...more,
});
const pages: readonly RouteEntry[] = [
  page('/loop', { demoOnly: true, menu: { group: 'demo' } }),
  page('/new', { access: 'application.enter', menu: { group: 'service', branch: 'applications' } }),
  page('/orders', {
    access: ['work-order.issue', 'kct.set'],
    menu: { group: 'service', branch: 'work-orders' },
  }),
  page('/hidden', { access: 'application.enter' }),
];
const production: Site = { demo: null, directory: false };
const demo: Site = { demo: { accounts: [] }, directory: false };
const somebody = (...permissions: readonly string[]): Me => ({
  ...{ name: 'x', displayName: 'X', roles: [], units: [], seller: null, language: 'id' },
  ...{ mustChangePassword: false, totp: false, directory: false, csrf: null, permissions },
});
const shown = (me: Me | null, site: Site): readonly string[] =>
  menuOf(pages, me, site).flatMap(({ group, branches }) =>
    branches.flatMap(({ branch, entries }) =>
      entries.map(({ path }) => [group, branch, path].filter(Boolean).join(' > ')),
    ),
  );

test('the menu has what somebody may open, under the SOP’s names, and no empty trunks', () => {
  assert.deepEqual(shown(null, production), []);
  assert.deepEqual(shown(null, demo), ['demo > /loop']);
  assert.deepEqual(shown(somebody('application.enter'), production), [
    'service > applications > /new',
  ]);
  assert.deepEqual(shown(somebody('kct.set'), production), ['service > work-orders > /orders']);
});

export { assertAccessible } from './axe.ts';
export { browser } from './browser.ts';
export type { Look } from './context.ts';
export { type Demo, demo } from './demo.ts';
export { accountOf, narrow, type Opened, open } from './page.ts';
export { accountsOf } from './people.ts';
export { skip } from './requirements.ts';
export type { Watch } from './watch.ts';

export { assertAccessible } from './axe.ts';
export { browser } from './browser.ts';
export { type Demo, demo } from './demo.ts';
export { narrow, type Opened, open, type PageOptions } from './page.ts';
export { accountOf, accounts } from './people.ts';
export { skip } from './requirements.ts';
export type { Watch } from './watch.ts';

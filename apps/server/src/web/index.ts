export type { DemoAccount } from './site.ts';
export { startWeb, type Web, type WebOptions } from './start.ts';

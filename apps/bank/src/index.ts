export { BankLink } from './link/link.ts';
export type { BankLinkOptions, BankTls, LinkEvent } from './link/model.ts';
export { pause, systemTimers, type Timers } from './timers.ts';

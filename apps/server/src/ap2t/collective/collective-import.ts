import type { Caller } from '../../identity/index.ts';
import type { Channel } from '../application/model.ts';

/** A file of new connections, as it is sent. */
export interface CollectiveImport {
  readonly unit: string;
  readonly channel: Channel;
  readonly fileName: string;
  /** The request whose refused lines it brings again. */
  readonly corrects: string | null;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Null: a dry run, which keeps nothing. */
  readonly requestKey: string | null;
  readonly caller: Caller;
}

/** What happens to readers. `appeared` and `laid` are also told of what is there when the watch begins. */
export type ReaderEvent =
  | {
      readonly kind: 'appeared' | 'vanished' | 'laid' | 'lifted';
      readonly reader: string;
    }
  /** There is no way to any reader for now; every reader has vanished before this is told. */
  | { readonly kind: 'down'; readonly problem: Error }
  /** There is again. Readers appear after it. */
  | { readonly kind: 'up' };

/** A watch over readers. Nothing is told once `close` was called. */
export interface ReaderWatch {
  close(): Promise<void>;
}

export type TellReaderEvent = (event: ReaderEvent) => void;

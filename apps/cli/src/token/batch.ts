import type { BlockAnswer } from './answer.ts';
import type { LineBlock } from './lines.ts';
import { OutputClosed } from './output.ts';

/** How a batch ended. */
export interface BatchResult {
  readonly rows: number;
  readonly failed: number;
  /** True when the reader of the answers went away before the end. */
  readonly closed: boolean;
}

export interface Batch {
  readonly blocks: AsyncIterable<LineBlock>;
  readonly answer: (block: LineBlock) => BlockAnswer | Promise<BlockAnswer>;
  readonly write: (text: string) => Promise<void>;
  /** How many blocks may be under way at once; bounds the memory. */
  readonly ahead: number;
}

/** Answers a stream of rows in their order. Rejects with the first fault of input, answer or output. */
export async function runBatch({ blocks, answer, write, ahead }: Batch): Promise<BatchResult> {
  let rows = 0;
  let failed = 0;
  const underWay: Promise<void>[] = [];
  let last: Promise<void> = Promise.resolve();
  const finish = async (asked: Promise<BlockAnswer>, before: Promise<void>): Promise<void> => {
    const answered = await asked;
    await before;
    if (answered.text !== '') await write(answered.text);
    rows += answered.rows;
    failed += answered.failed;
  };
  try {
    for await (const block of blocks) {
      last = finish(Promise.resolve(answer(block)), last);
      // A fault shows when its turn comes below; until then nobody else may trip over it.
      last.catch(() => undefined);
      underWay.push(last);
      if (underWay.length >= ahead) await underWay.shift();
    }
    await last;
    return { rows, failed, closed: false };
  } catch (error) {
    if (error instanceof OutputClosed) return { rows, failed, closed: true };
    throw error;
  }
}

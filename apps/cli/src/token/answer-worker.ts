import { parentPort, workerData } from 'node:worker_threads';
import type { StaTables } from '@setrum/sts';
import { answerBlock } from './answer.ts';
import type { LineBlock } from './lines.ts';

// Only what AnswerWorkers sends comes here: its own types on both sides.
const { tables } = workerData as { readonly tables: StaTables | undefined };

parentPort?.on('message', (block: LineBlock) => {
  parentPort?.postMessage(answerBlock(block, tables));
});

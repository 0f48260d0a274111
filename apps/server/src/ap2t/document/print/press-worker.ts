import { parentPort } from 'node:worker_threads';
import { paperOf } from './paper.ts';
import type { PrintJob, PrintResult } from './press.ts';

parentPort?.on('message', async ({ document, secrets }: PrintJob) => {
  const result: PrintResult = await paperOf(document, secrets).then(
    (bytes) => ({ bytes }),
    (error: unknown) => ({ failure: error instanceof Error ? error.message : String(error) }),
  );
  parentPort?.postMessage(result);
});

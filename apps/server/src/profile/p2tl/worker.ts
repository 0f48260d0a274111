import { parentPort } from 'node:worker_threads';
import { rankP2tl } from '../analysis/index.ts';
import { type EvidenceText, parseEvidence } from './evidence.ts';

/** What a thread is asked: all findings of a batch. */
export interface RankTask {
  readonly text: EvidenceText;
  readonly from: number;
  readonly least: number;
}

parentPort?.on('message', ({ text, from, least }: RankTask) => {
  parentPort?.postMessage(rankP2tl(parseEvidence(text, from), { least }));
});

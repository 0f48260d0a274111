import { problemOf } from '../../../api/own-problems.ts';
import type { ProblemError } from '../../../api/problem.ts';
import type { NotedEntry } from './entry.ts';
import type { BrowserJournal } from './journal.ts';

/** Refusals at the door: they say nothing of an earlier sending of the same request, which may have been done. */
const atTheDoor: readonly number[] = [400, 401, 403];

/** Whether a refusal ends what was asked: nothing was done under this key. */
export function isFinal(problem: ProblemError, sendings: number): boolean {
  if (problem.isPassing) return false;
  return sendings <= 1 || !atTheDoor.includes(problem.status);
}

/**
 * Sends something under its key: written down before, noted as made after the answer, taken out when it is refused for good. What stays open stays
 * in the journal. Throws ProblemError.
 */
export async function sendNoted<Answer>(
  journal: BrowserJournal,
  entry: NotedEntry,
  send: (key: string) => Promise<Answer>,
): Promise<Answer> {
  const { sendings = 0 } = journal.find(entry.key) ?? {};
  const noted = { ...entry, sendings: sendings + 1 };
  journal.put(noted);
  try {
    const answer = await send(entry.key);
    journal.put({ ...noted, step: 'made' });
    return answer;
  } catch (error) {
    const problem = problemOf(error);
    if (isFinal(problem, noted.sendings)) journal.drop(entry.key);
    throw problem;
  }
}

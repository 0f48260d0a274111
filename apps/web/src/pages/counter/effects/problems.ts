import { webErrors } from '@setrum/errors';
import { ProblemError } from '../../../api/problem.ts';
import { fill } from '../../../i18n/places.ts';

/** A number that can be no meter's, customer's or registration's. */
export function badNumber(number: string): ProblemError {
  const { id, en, action } = webErrors.SETRUM_WEB_NUMBER;
  const params = { number };
  const messages = { id: fill(id, params), en: fill(en, params) };
  return new ProblemError({ status: 400, code: 'SETRUM_WEB_NUMBER', params, messages, action });
}

/** The agent is not there, or went in the middle: what was asked may have been done. */
export function agentAway(cause?: unknown): ProblemError {
  const { id, en, action } = webErrors.SETRUM_WEB_AGENT_AWAY;
  const body = { status: 0, params: {}, messages: { id, en }, action };
  return new ProblemError({ ...body, code: 'SETRUM_WEB_AGENT_AWAY' }, { cause });
}

/** Nothing is sent that could not be written down first. */
export function noJournal(cause: unknown): ProblemError {
  const { id, en, action } = webErrors.SETRUM_WEB_JOURNAL;
  const body = { status: 400, params: {}, messages: { id, en }, action };
  return new ProblemError({ ...body, code: 'SETRUM_WEB_JOURNAL' }, { cause });
}

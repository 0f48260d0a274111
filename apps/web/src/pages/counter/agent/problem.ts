import { ProblemError } from '../../../api/problem.ts';
import type { WireProblem } from './wire.ts';

const unknownNumber: readonly string[] = ['SETRUM_METER_UNKNOWN', 'SETRUM_IDPEL_UNKNOWN'];
const passing: readonly string[] = [
  'SETRUM_CENTRE_UNREACHABLE',
  'SETRUM_COUNTER_BUSY',
  'SETRUM_LOKET_STOPPING',
];

/** The agent's problems bear no HTTP status; a few of them mean what one would. */
export function problemFrom({ code, params, message, action }: WireProblem): ProblemError {
  const status = unknownNumber.includes(code) ? 404 : passing.includes(code) ? 503 : 409;
  return new ProblemError({ status, code, params, messages: message, action });
}

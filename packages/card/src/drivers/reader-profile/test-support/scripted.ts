import assert from 'node:assert/strict';
import { fromHex, toHex } from '../../../bytes.ts';
import type { Transmit } from '../../../memory.ts';

/** A reader that answers the APDUs of a script, hex for hex, and remembers what it was sent. Several answers: one after the other. */
export function scripted(script: Readonly<Record<string, string | readonly string[]>>): {
  readonly transmit: Transmit;
  readonly sent: readonly string[];
} {
  const sent: string[] = [];
  return {
    sent,
    transmit(apdu) {
      const request = toHex(apdu);
      const times = sent.filter((earlier) => earlier === request).length;
      sent.push(request);
      const answers = script[request];
      assert.ok(answers !== undefined, `not in the script: ${request}`);
      const answer =
        typeof answers === 'string' ? answers : answers[Math.min(times, answers.length - 1)];
      return Promise.resolve(fromHex((answer ?? '').replaceAll(' ', '')));
    },
  };
}

import { SetrumError } from '@setrum/errors';
import { type Caller, callerMay, coversUnit } from '../../identity/index.ts';
import { eventId } from './cursor.ts';
import type { Change } from './model.ts';
import type { StreamEvent } from './stream.ts';
import { type Topic, topicPermissions, topics } from './topics.ts';

/** What somebody wants to hear of; what is left out does not narrow. */
export interface Wish {
  readonly topic?: readonly Topic[] | undefined;
  readonly agendaNo?: string | undefined;
  readonly idpel?: string | undefined;
  readonly meterNo?: string | undefined;
}

/** The topics that somebody wants and may see. Throws SETRUM_FORBIDDEN when that is none, or one that was named is not among them. */
export function followedBy(caller: Caller, { topic: named = [] }: Wish): readonly Topic[] {
  const seen = topics.filter((topic) => callerMay(caller, topicPermissions[topic]));
  const followed = named.length === 0 ? seen : named;
  if (followed.length === 0 || !followed.every((topic) => seen.includes(topic)))
    throw new SetrumError('SETRUM_FORBIDDEN');
  return followed;
}

/** Whether a change is what somebody wants to hear of. */
export function concerns(change: Change, followed: readonly Topic[], wish: Wish): boolean {
  return (
    followed.some((topic) => topic === change.topic) &&
    (wish.agendaNo === undefined || wish.agendaNo === change.agendaNo) &&
    (wish.idpel === undefined || wish.idpel === change.idpel) &&
    (wish.meterNo === undefined || wish.meterNo === change.meterNo)
  );
}

/** Whether a change lies in the units of a caller. */
export function maySee(caller: Caller, { unit }: Change): boolean {
  return unit === null || coversUnit(caller, unit);
}

/** A change as it goes over the line. */
export function eventOf(change: Change, now: Date): StreamEvent {
  const { topic, subject, unit, agendaNo, idpel, meterNo, at, data } = change;
  return {
    event: topic,
    id: eventId(change, now),
    data: { subject, unit, agendaNo, idpel, meterNo, at: at.toISOString(), data },
  };
}

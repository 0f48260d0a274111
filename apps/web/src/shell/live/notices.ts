import type { LiveEvent } from './model.ts';

/** A change that somebody has been told of, and whether they have looked. */
export interface Notice {
  readonly key: string;
  readonly event: LiveEvent;
  readonly to: string | null;
}

const mostKept = 50;

/** The newest first; of one thing only the last is kept. */
export function withNotice(notices: readonly Notice[], event: LiveEvent): readonly Notice[] {
  const key = `${event.topic} ${event.subject}`;
  const notice = { key, event, to: addressOf(event) };
  return [notice, ...notices.filter((one) => one.key !== key)].slice(0, mostKept);
}

function addressOf({ agendaNo, idpel, meterNo, topic }: LiveEvent): string | null {
  if (topic === 'meter-stock' && meterNo !== null) return `/meters/${meterNo}`;
  if (agendaNo !== null)
    return topic === 'complaint' ? `/complaints/${agendaNo}` : `/applications/${agendaNo}`;
  if (idpel !== null) return `/customers/${idpel}`;
  return meterNo === null ? null : `/meters/${meterNo}`;
}

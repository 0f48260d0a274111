/** What the live feed may tell of; each to whom it concerns (GET /api/v1/live). */
export const topics = [
  'application',
  'token-request',
  'payment',
  'complaint',
  'card',
  'meter-stock',
] as const;

export type Topic = (typeof topics)[number];

export interface LiveEvent {
  readonly topic: Topic;
  readonly subject: string;
  readonly unit: string | null;
  readonly agendaNo: string | null;
  readonly idpel: string | null;
  readonly meterNo: string | null;
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Which permission opens which topic. */
export const topicPermissions: Readonly<Record<Topic, string>> = {
  application: 'application.view',
  'token-request': 'token-request.view',
  payment: 'application.view',
  complaint: 'application.view',
  card: 'application.view',
  'meter-stock': 'meter-stock.view',
};

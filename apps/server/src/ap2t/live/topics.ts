import type { Permission } from '../../identity/index.ts';

/** What live screens can follow, and the permission that each asks for. */
export const topicPermissions = {
  application: 'application.view',
  'token-request': 'token-request.view',
  payment: 'application.view',
  complaint: 'application.view',
  card: 'application.view',
  'meter-stock': 'meter-stock.view',
} as const satisfies Readonly<Record<string, Permission>>;

export type Topic = keyof typeof topicPermissions;

export const topics = Object.keys(topicPermissions) as readonly Topic[];

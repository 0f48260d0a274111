import type { CampaignState } from '../campaigns/model.ts';

export type Act = 'approve' | 'reject' | 'pause' | 'resume' | 'cancel';

/** What cannot be taken back is asked about first. */
export const asking = ['approve', 'reject', 'cancel'] as const satisfies readonly Act[];

/** The permission of each, as the server asks for it. */
export const needs: Readonly<Record<Act, string>> = {
  approve: 'engineering.decide',
  reject: 'engineering.decide',
  pause: 'engineering.order',
  resume: 'engineering.decide',
  cancel: 'engineering.decide',
};

const byState: Readonly<Record<CampaignState, readonly Act[]>> = {
  requested: ['reject', 'approve'],
  running: ['cancel', 'pause'],
  paused: ['cancel', 'resume'],
  rejected: [],
  cancelled: [],
  done: [],
};

export const actsOn = (state: CampaignState): readonly Act[] => byState[state];

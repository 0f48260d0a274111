import type { LiveEvent } from '../../shell/live/model.ts';

/** Progress of collective requests comes among the applications, with their number as subject. */
export const isCollective = ({ subject }: LiveEvent): boolean => /^K\d{15}$/.test(subject);

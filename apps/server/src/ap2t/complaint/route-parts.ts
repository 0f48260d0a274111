import { Type } from 'typebox';
import { problemResponses } from '../../platform/index.ts';
import { AgendaNo } from '../application/schema.ts';
import type { ComplaintDesk } from './desk.ts';
import { TokensView } from './tokens-view.ts';
import { ComplaintView } from './view.ts';

export interface ComplaintRoutesOptions extends ComplaintDesk {
  readonly now: () => Date;
}

export const common = { tags: ['ap2t'], security: [{ accessKey: [] }] };
export const enter = { permission: 'complaint.enter' } as const;
export const view = { permission: 'application.view' } as const;
export const answers = problemResponses(400, 401, 403, 404, 409, 422);
export const params = Type.Object({ agendaNo: AgendaNo });
export const path = '/api/v1/complaints';

export const Detail = Type.Object({ complaint: ComplaintView, ...TokensView });

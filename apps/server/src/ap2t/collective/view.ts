import { Type } from 'typebox';
import { channels } from '../application/model.ts';
import { Nullable, OneOf } from '../application/schema.ts';
import { Texts, textsOf } from './line-view.ts';
import { type Collective, collectiveStates } from './model.ts';

const Text = Type.String();
const Count = Type.Integer();

export const CollectiveView = Type.Object({
  collectiveNo: Text,
  unit: Text,
  channel: OneOf(channels),
  state: OneOf(collectiveStates),
  fileName: Text,
  fileDigest: Type.String({ description: 'SHA-256 of the file' }),
  corrects: Nullable(Text),
  lines: Count,
  made: Count,
  refused: Count,
  waiting: Count,
  totalCents: Type.Integer({ description: 'Of the lines not refused when the file came' }),
  madeBy: Text,
  madeAt: Text,
  startedBy: Nullable(Text),
  startedAt: Nullable(Text),
  changedAt: Text,
  pause: Nullable(Type.Object({ until: Text, code: Text, messages: Texts })),
});

export function collectiveView({ startedRoles: _roles, pause, ...told }: Collective) {
  return {
    ...told,
    fileDigest: told.fileDigest.toString('hex'),
    waiting: told.lines - told.made - told.refused,
    madeAt: told.madeAt.toISOString(),
    startedAt: told.startedAt?.toISOString() ?? null,
    changedAt: told.changedAt.toISOString(),
    pause: pause && {
      until: pause.until.toISOString(),
      code: pause.code,
      messages: textsOf({ code: pause.code, params: {} }),
    },
  };
}

import { checkDialect, type Dialect, type MessageType } from './dialect.ts';
import type { FieldSpec } from './field.ts';

/** A dialect made ready: fields by number for reading, in rising order for writing. */
export interface Tables {
  readonly dialect: Dialect;
  readonly messageTypes: ReadonlyMap<string, MessageType>;
  readonly specs: readonly (FieldSpec | undefined)[];
  readonly ordered: readonly FieldSpec[];
}

export function prepareTables(dialect: Dialect): Tables {
  checkDialect(dialect);
  const ordered = [...dialect.fields].sort((one, other) => one.bit - other.bit);
  const specs: (FieldSpec | undefined)[] = new Array<FieldSpec | undefined>(129).fill(undefined);
  for (const spec of ordered) specs[spec.bit] = spec;
  return {
    dialect,
    messageTypes: new Map(dialect.messageTypes.map((type) => [type.mti, type])),
    specs,
    ordered,
  };
}

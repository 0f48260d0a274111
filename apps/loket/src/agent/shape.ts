import { SetrumError } from '@setrum/errors';

/** Reads a value that came from outside; `where` names it for the one who wrote it. SETRUM_BAD_REQUEST when it is something else. */
export type Shape<Value> = (value: unknown, where: string) => Value;

type Members = Readonly<Record<string, Shape<unknown>>>;

/** What an object of these members is. A member whose shape takes `undefined` may be left out. */
export type ObjectOf<Of extends Members> = { readonly [Name in keyof Of]: ReturnType<Of[Name]> };

/** An object of exactly these members. */
export function object<Of extends Members>(members: Of): Shape<ObjectOf<Of>> {
  return (value, where) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw wrong(`${where} is no object`);
    }
    const given = value as Readonly<Record<string, unknown>>;
    const unknown = Object.keys(given).find((name) => !Object.hasOwn(members, name));
    if (unknown !== undefined) throw wrong(`${where} has no member "${unknown.slice(0, 40)}"`);
    const read = Object.entries(members).map(([name, shape]) => [
      name,
      shape(Object.hasOwn(given, name) ? given[name] : undefined, `${where}.${name}`),
    ]);
    return Object.fromEntries(read) as ObjectOf<Of>;
  };
}

/** Text of a pattern, which bounds its length. */
export function text(pattern: RegExp): Shape<string> {
  return (value, where) => {
    if (typeof value === 'string' && pattern.test(value)) return value;
    throw wrong(`${where} is not as it must be (${pattern.source})`);
  };
}

export function whole(least: number, most: number): Shape<number> {
  return (value, where) => {
    const fits = typeof value === 'number' && Number.isInteger(value);
    if (fits && value >= least && value <= most) return value;
    throw wrong(`${where} is no whole number from ${least} to ${most}`);
  };
}

export const flag: Shape<boolean> = (value, where) => {
  if (typeof value === 'boolean') return value;
  throw wrong(`${where} is neither true nor false`);
};

export function optional<Value>(shape: Shape<Value>): Shape<Value | undefined> {
  return (value, where) => (value === undefined ? undefined : shape(value, where));
}

/** The first of the shapes that fits. */
export function either<One, Other>(one: Shape<One>, other: Shape<Other>): Shape<One | Other> {
  return (value, where) => {
    try {
      return one(value, where);
    } catch {
      return other(value, where);
    }
  };
}

export function wrong(detail: string): SetrumError {
  return new SetrumError('SETRUM_BAD_REQUEST', { detail });
}

/** One of these values. */
export function oneOf<const Value extends string | number>(values: readonly Value[]): Shape<Value> {
  return (value, where) => {
    const found = values.find((one) => one === value);
    if (found !== undefined) return found;
    throw wrong(`${where} is none of ${values.join(', ')}`);
  };
}

export function listOf<Value>(shape: Shape<Value>, most: number): Shape<readonly Value[]> {
  return (value, where) => {
    if (!Array.isArray(value) || value.length > most) {
      throw wrong(`${where} is no list of up to ${most}`);
    }
    return value.map((one, n) => shape(one, `${where}[${n}]`));
  };
}

/** An object whose members are all of one shape, under names of a pattern. */
export function recordOf<Value>(
  name: RegExp,
  shape: Shape<Value>,
): Shape<Readonly<Record<string, Value>>> {
  return (value, where) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw wrong(`${where} is no object`);
    }
    const read = Object.entries(value).map(([member, one]) => {
      if (name.test(member)) return [member, shape(one, `${where}.${member}`)] as const;
      throw wrong(`${where} has no member "${member.slice(0, 40)}"`);
    });
    return Object.fromEntries(read);
  };
}

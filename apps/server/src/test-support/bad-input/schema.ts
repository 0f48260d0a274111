/** What of JSON Schema the descriptions of requests use. */
export interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly multipleOf?: number;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a value is as a schema says: worked out here once more, so that the server's own validator is not its only witness. */
export function fits(schema: Schema, value: unknown): boolean {
  if (schema.anyOf !== undefined) return schema.anyOf.some((one) => fits(one, value));
  if (schema.enum !== undefined) return schema.enum.includes(value);
  if ('const' in schema) return schema.const === value;
  if (schema.type === 'null') return value === null;
  if (schema.type === 'boolean') return typeof value === 'boolean';
  if (schema.type === 'string') return typeof value === 'string' && textFits(schema, value);
  if (schema.type === 'integer' || schema.type === 'number')
    return typeof value === 'number' && numberFits(schema, value);
  if (schema.type === 'array') return Array.isArray(value) && itemsFit(schema, value);
  if (schema.type === 'object') return isObject(value) && membersFit(schema, value);
  return true;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function textFits(schema: Schema, text: string): boolean {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern, format } = schema;
  const length = [...text].length;
  if (text.includes('\0') || !text.isWellFormed() || length < minLength || length > maxLength)
    return false;
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(text)) return false;
  if (format === 'uuid') return uuid.test(text);
  return format !== 'date' || isDay(text);
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function numberFits(schema: Schema, value: number): boolean {
  const { minimum = -Infinity, maximum = Infinity, multipleOf, type } = schema;
  if (value < minimum || value > maximum || !Number.isFinite(value)) return false;
  if (type === 'integer' && !Number.isInteger(value)) return false;
  return multipleOf === undefined || value % multipleOf === 0;
}

function itemsFit({ items = {}, ...schema }: Schema, values: readonly unknown[]): boolean {
  const { minItems = 0, maxItems = Infinity, uniqueItems = false } = schema;
  if (values.length < minItems || values.length > maxItems) return false;
  const different = new Set(values.map((value) => JSON.stringify(value))).size;
  return (!uniqueItems || different === values.length) && values.every((one) => fits(items, one));
}

function membersFit(schema: Schema, value: Readonly<Record<string, unknown>>): boolean {
  const { properties = {}, required = [], additionalProperties = true } = schema;
  if (required.some((name) => !(name in value))) return false;
  return Object.entries(value).every(([name, member]) => {
    const known = properties[name];
    return known === undefined ? additionalProperties : fits(known, member);
  });
}

import { createHash } from 'node:crypto';

/** SHA-256 (hex) of plain JSON in canonical form: members in the order of their names. So the digest does not depend on who wrote it down. */
export function digestOf(json: unknown): string {
  return createHash('sha256').update(canonical(json)).digest('hex');
}

function canonical(json: unknown): string {
  if (Array.isArray(json)) return `[${json.map(canonical).join(',')}]`;
  if (typeof json !== 'object' || json === null) return JSON.stringify(json);
  const members = Object.entries(json)
    .filter(([, value]) => value !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${JSON.stringify(name)}:${canonical(value)}`);
  return `{${members.join(',')}}`;
}

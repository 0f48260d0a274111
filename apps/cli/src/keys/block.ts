import type { KeyBlock } from '@setrum/server/vending';

const fields: Readonly<Record<keyof KeyBlock, 'string' | 'number' | 'boolean'>> = {
  format: 'string',
  sgc: 'string',
  krn: 'number',
  kind: 'string',
  dkga: 'string',
  baseDate: 'number',
  ken: 'number',
  test: 'boolean',
  state: 'string',
  checkValue: 'string',
  masterKeyCheckValue: 'string',
  block: 'string',
};

/** A key block from JSON. What it says is proven when it opens; here only its form is. */
export function readKeyBlock(json: unknown): KeyBlock {
  if (!isKeyBlock(json)) throw new Error('not a key block of the form setrum-key-block-1');
  return json;
}

function isKeyBlock(json: unknown): json is KeyBlock {
  if (typeof json !== 'object' || json === null) return false;
  return (
    Reflect.get(json, 'format') === 'setrum-key-block-1' &&
    Object.entries(fields).every(([name, type]) => typeof Reflect.get(json, name) === type)
  );
}

import { type CmacKey, cmacKey } from '@setrum/card';
import type { CardKeyDirectory, OpenCardKey } from './directory.ts';
import { testCardKey } from './test-key.ts';

/** Test card keys of these versions and states, always there: for tests and benchmarks. The list may change under it. */
export function fixedCardKeys(
  keys: () => readonly Pick<OpenCardKey, 'version' | 'state'>[],
): CardKeyDirectory {
  const made = new Map<number, CmacKey>();
  const keyOf = (version: number): CmacKey => {
    const key = made.get(version) ?? cmacKey(testCardKey(version));
    made.set(version, key);
    return key;
  };
  const all = (): readonly OpenCardKey[] =>
    keys().map(({ version, state }) => ({
      ...{ keyId: `test ${version}`, version, state },
      key: keyOf(version),
    }));
  return {
    refresh: async () => undefined,
    find: (version) => all().find((key) => key.version === version),
    all,
  };
}

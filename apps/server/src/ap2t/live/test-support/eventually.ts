import assert from 'node:assert/strict';

/** Waits for what is bound to come about, at most some seconds. */
export async function eventually(
  isSo: () => boolean | Promise<boolean>,
  what = 'it',
): Promise<void> {
  for (let turn = 0; turn < 1000; turn++) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  assert.fail(`${what} never came about`);
}

import { type Dispatch, type SetStateAction, useCallback, useEffect, useState } from 'react';
import { useSession } from '../session/use-session.ts';

const prefix = 'setrum.draft.';

/**
 * What is being typed, kept in this tab until `clear`: it outlives a reload, the end of a session, and the way to another page and back. Never
 * for passwords or tokens. `name` is unique in the app: `complaint`, `application.534250511501150237`.
 */
export function useDraft<Value>(
  name: string,
  initial: Value,
): readonly [Value, Dispatch<SetStateAction<Value>>, clear: () => void] {
  const { me } = useSession();
  // Whoever sits down at this screen next has drafts of their own.
  const key = `${prefix}${me?.name ?? '-'}.${name}`;
  const [empty] = useState(initial);
  const [value, setValue] = useState<Value>(() => read(key, empty));
  useEffect(() => {
    // At every stroke: a page may go without a word.
    if (value === empty) remove(key);
    else write(key, value);
  }, [key, value, empty]);
  const clear = useCallback(() => setValue(empty), [empty]);
  return [value, setValue, clear];
}

/** Everybody's drafts in this tab: when somebody signs out, nothing of theirs is left to the next. */
export function forgetDrafts(): void {
  withStorage((storage) => {
    for (const key of Object.keys(storage)) if (key.startsWith(prefix)) storage.removeItem(key);
  });
}

function read<Value>(key: string, initial: Value): Value {
  const text = withStorage((storage) => storage.getItem(key)) ?? null;
  if (text === null) return initial;
  try {
    return JSON.parse(text) as Value;
  } catch {
    return initial;
  }
}

const write = (key: string, value: unknown): void =>
  void withStorage((storage) => storage.setItem(key, JSON.stringify(value)));

const remove = (key: string): void => void withStorage((storage) => storage.removeItem(key));

/** A browser may forbid storage; then a draft lives as long as its page. */
function withStorage<Result>(use: (storage: Storage) => Result): Result | undefined {
  try {
    return use(sessionStorage);
  } catch {
    return undefined;
  }
}

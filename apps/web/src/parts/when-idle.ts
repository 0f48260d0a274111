/** Does `work` when the browser has nothing else to do, `atLatestMs` from now in any case; gives what calls it off. */
export function whenIdle(work: () => void, atLatestMs: number): () => void {
  if ('requestIdleCallback' in globalThis) {
    const handle = requestIdleCallback(work, { timeout: atLatestMs });
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(work, 0);
  return () => clearTimeout(timer);
}

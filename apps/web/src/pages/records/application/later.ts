import { lazy } from 'react';

// Parts that few applications have: a page’s first load does without them.

export const Settlement = lazy(async () => {
  const { Settlement: Content } = await import('../../applications/ujl/Settlement.tsx');
  return { default: Content };
});

import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';

/** Parts below each other, as far apart as on a page. */
export function Stacked({ children }: { readonly children: ReactNode }) {
  return <Stack gap="md">{children}</Stack>;
}

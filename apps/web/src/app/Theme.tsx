import { MantineProvider } from '@mantine/core';
import { useColorScheme } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { cssVariables, theme } from '../design/theme.ts';
import { useSettings } from '../shell/settings/use-settings.ts';
import { styleNonce } from './style-nonce.ts';

/** Mantine with our theme, in the colours that are wanted. */
export function Theme({ children }: { readonly children: ReactNode }) {
  const { theme: wanted } = useSettings();
  const system = useColorScheme('light', { getInitialValueInEffect: false });
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      forceColorScheme={wanted === 'system' ? system : wanted}
      getStyleNonce={styleNonce}
    >
      {children}
    </MantineProvider>
  );
}

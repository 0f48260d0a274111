import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { KeyHint } from '../../../design/index.ts';

export interface ActProps {
  readonly onClick: () => void;
  readonly children: ReactNode;
  /** The key that does the same. */
  readonly keyName?: string;
  /** What is usually done next. */
  readonly primary?: boolean;
  readonly disabled?: boolean;
  readonly busy?: boolean;
}

/** Something the clerk can do, with its key beside it. */
export function Act({
  onClick,
  children,
  keyName,
  primary = false,
  disabled = false,
  busy = false,
}: ActProps) {
  return (
    <Button
      variant={primary ? 'filled' : 'default'}
      size={primary ? 'md' : 'sm'}
      // The second half of a double click meant the first one's button.
      onClick={({ detail }) => detail <= 1 && onClick()}
      disabled={disabled}
      loading={busy}
      {...(keyName === undefined ? {} : { rightSection: <KeyHint>{keyName}</KeyHint> })}
    >
      {children}
    </Button>
  );
}

import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';
import classes from './StatusBadge.module.css';
import type { Tone } from './tone.ts';

export interface StatusBadgeProps {
  readonly tone: Tone;
  /** The word; always there. */
  readonly children: ReactNode;
  /** Another icon than the tone's own. */
  readonly icon?: IconName;
}

/** A state in one word: icon, word, colour; never colour alone. */
export function StatusBadge({ tone, children, icon = tone }: StatusBadgeProps) {
  return (
    <span className={classes['badge']} data-tone={tone}>
      <Icon name={icon} size={13} />
      {children}
    </span>
  );
}

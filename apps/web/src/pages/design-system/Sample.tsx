import type { ReactNode } from 'react';
import { useSettings } from '../../shell/settings/use-settings.ts';
import classes from './DesignSystem.module.css';
import { type ComponentName, when } from './when.ts';

export interface SampleProps {
  readonly of: ComponentName;
  /** Below its words, not beside them. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A component, when to use it, and how it looks. */
export function Sample({ of, wide = false, children }: SampleProps) {
  const { language } = useSettings();
  return (
    <div className={classes['sample']} {...(wide ? { 'data-wide': '' } : {})}>
      <div>
        <h3 className={classes['name']}>{of}</h3>
        <p className={classes['when']}>{when[of][language]}</p>
      </div>
      <div className={classes['look']}>{children}</div>
    </div>
  );
}

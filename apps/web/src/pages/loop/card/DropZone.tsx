import { type ReactNode, useCallback } from 'react';
import classes from '../panel.module.css';
import { useDropZones, type ZoneName } from './drop.ts';

export interface DropZoneProps {
  readonly name: ZoneName;
  readonly label: string;
  readonly isNext: boolean;
  readonly children: ReactNode;
}

/** A place where the card may be put by hand. By keyboard there are buttons beside the card. */
export function DropZone({ name, label, isNext, children }: DropZoneProps) {
  const { zones, over } = useDropZones();
  const register = useCallback(
    (element: HTMLElement | null) => {
      if (element === null) zones.delete(name);
      else zones.set(name, element);
    },
    [zones, name],
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a place, and no set of controls
    <div
      ref={register}
      role="group"
      aria-label={label}
      data-zone={name}
      className={`${classes['zone']} ${isNext ? classes['next'] : ''}`}
      {...(over === name ? { 'data-over': '' } : {})}
    >
      {children}
    </div>
  );
}

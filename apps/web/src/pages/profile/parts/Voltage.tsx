import { StatusBadge } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { profileTexts } from './texts.ts';

export interface VoltageProps {
  readonly volts: string;
  readonly isLow: boolean;
  readonly isHigh: boolean;
}

/** A voltage, and whether it is out of the band. */
export function Voltage({ volts, isLow, isHigh }: VoltageProps) {
  const t = useText(profileTexts);
  return (
    <>
      {isLow && <StatusBadge tone="attention">{t('lowVoltage')}</StatusBadge>}
      {isHigh && <StatusBadge tone="attention">{t('highVoltage')}</StatusBadge>} {volts}
    </>
  );
}

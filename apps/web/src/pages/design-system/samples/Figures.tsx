import { Energy, Hex, KeyHint, Money, Section, Stamp, TokenDigits } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../DesignSystem.module.css';
import { Sample } from '../Sample.tsx';
import { designTexts } from '../texts.ts';

const at = '2026-11-28T10:33:05.000Z';

/** Rupiah, energy, time, tokens, bytes. */
export function Figures() {
  const t = useText(designTexts);
  return (
    <Section title={t('figures')}>
      <Sample of="Money">
        <div className={classes['row']}>
          <Money cents={5_000_000} /> <Money cents={123_450} /> <Money cents={-2_500_00} />
        </div>
      </Sample>
      <Sample of="Energy">
        <Energy dkwh={337} />
      </Sample>
      <Sample of="Stamp">
        <div className={classes['row']}>
          <Stamp at={at} /> <Stamp at={at} show="day" /> <Stamp at={at} show="time" />
        </div>
      </Sample>
      <Sample of="TokenDigits">
        <TokenDigits token="12345678901234567890" />
      </Sample>
      <Sample of="Hex">
        <Hex value="53545230010218" />
      </Sample>
      <Sample of="KeyHint">
        <KeyHint>Enter</KeyHint> <KeyHint>F2</KeyHint>
      </Sample>
    </Section>
  );
}

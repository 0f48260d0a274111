import { NumberInput, Switch } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { nextOf } from '../guide/next.ts';
import { Panel } from '../Panel.tsx';
import panel from '../panel.module.css';
import { usePlay } from '../play/context.ts';
import { loopTexts } from '../texts.ts';
import classes from './faults.module.css';

const mostWrites = 12;

/** What can be made to go wrong, each with what will happen. */
export function Faults() {
  const t = useText(loopTexts);
  const { state, act } = usePlay();
  const { faults, meter } = state;
  const [atWrite, setAtWrite] = useState(2);
  const { line, tearAtWrite } = faults;
  const turn = (fault: 'cut' | 'lost') => (on: boolean) =>
    void act({ action: 'line', line: on ? fault : 'up' });
  return (
    <Panel title={t('faults')}>
      <div className={`${classes['faults']} ${nextOf(state).at === 'faults' ? panel['next'] : ''}`}>
        <Fault
          name={t('faultTear')}
          will={t('faultTearWill')}
          on={tearAtWrite !== null}
          onTurn={(on) => void act({ action: 'tear', atWrite: on ? atWrite : null })}
        />
        <NumberInput
          size="xs"
          label={t('faultTearAt')}
          value={tearAtWrite ?? atWrite}
          min={1}
          max={mostWrites}
          clampBehavior="strict"
          allowDecimal={false}
          disabled={tearAtWrite !== null}
          onChange={(value) => setAtWrite(Math.max(1, Number(value)))}
        />
        <Fault
          name={t('faultCut')}
          will={t('faultCutWill')}
          on={line === 'cut'}
          onTurn={turn('cut')}
        />
        <Fault
          name={t('faultLost')}
          will={t('faultLostWill')}
          on={line === 'lost'}
          onTurn={turn('lost')}
        />
        <Fault
          name={t('faultTamper')}
          will={t('faultTamperWill')}
          on={meter.tampering}
          onTurn={(on) => void act({ action: 'tamper', on })}
        />
      </div>
    </Panel>
  );
}

interface FaultProps {
  readonly name: string;
  readonly will: string;
  readonly on: boolean;
  readonly onTurn: (on: boolean) => void;
}

function Fault({ name, will, on, onTurn }: FaultProps) {
  return (
    <Switch
      size="sm"
      label={name}
      description={will}
      checked={on}
      onChange={({ currentTarget }) => onTurn(currentTarget.checked)}
    />
  );
}

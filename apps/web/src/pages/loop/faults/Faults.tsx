import { NativeSelect, Switch } from '@mantine/core';
import { useId, useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { nextOf } from '../guide/next.ts';
import { Panel } from '../Panel.tsx';
import panel from '../panel.module.css';
import { usePlay } from '../play/context.ts';
import { loopTexts } from '../texts.ts';
import classes from './faults.module.css';

/** A token takes a handful of writes, a first report some sixty. */
const writes = ['1', '2', '3', '4', '5', '6', '8', '12', '20', '40'];

/** What can be made to go wrong, each with what will happen. */
export function Faults() {
  const t = useText(loopTexts);
  const { state, act } = usePlay();
  const { faults, meter } = state;
  const [atWrite, setAtWrite] = useState(2);
  const writeId = useId();
  const { line, tearAtWrite } = faults;
  const turn = (fault: 'cut' | 'lost') => (on: boolean) =>
    void act({ action: 'line', line: on ? fault : 'up' });
  return (
    <Panel area="faults" title={t('faults')}>
      <div className={`${classes['faults']} ${nextOf(state).at === 'faults' ? panel['next'] : ''}`}>
        <div className={classes['tear']}>
          <Fault
            name={t('faultTear')}
            will={t('faultTearWill')}
            on={tearAtWrite !== null}
            onTurn={(on) => void act({ action: 'tear', atWrite: on ? atWrite : null })}
          />
          <div className={classes['write']}>
            <label htmlFor={writeId}>{t('faultTearAt')}</label>
            <NativeSelect
              id={writeId}
              size="xs"
              data={writes}
              value={String(tearAtWrite ?? atWrite)}
              disabled={tearAtWrite !== null}
              onChange={({ currentTarget }) => setAtWrite(Number(currentTarget.value))}
            />
          </div>
        </div>
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

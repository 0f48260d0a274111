import { TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Energy, Money, Problem } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { cardLies, type Done, readerOf } from '../desk/state.ts';
import { deskTexts } from '../texts/desk.ts';
import { Act } from './Act.tsx';
import { AttentionList } from './AttentionList.tsx';
import classes from './desk.module.css';
import type { PhaseProps } from './phase.ts';

/** The desk is free: a card, or a number. What is pending stands first. */
export function Idle({ phase, state, dispatch }: PhaseProps<'idle'>) {
  const t = useText(deskTexts);
  const { attention } = state;
  const { done, problem } = phase;
  const hasReader = state.agent.at === 'on' && readerOf(state) !== null;
  return (
    <div className={classes['phase']}>
      {done !== null && <LastDone done={done} />}
      {problem !== null && <Problem error={problem} />}
      {attention.length > 0 && <AttentionList list={attention} dispatch={dispatch} />}
      <h2 className={classes['title']}>{t('idleTitle')}</h2>
      <p className={classes['lead']}>{t(hasReader ? 'idleCard' : 'idleNoCard')}</p>
      <NumberForm onNumber={(number) => dispatch({ kind: 'number', number })} />
      {cardLies(state) && (
        <div className={classes['acts']}>
          <Act onClick={() => dispatch({ kind: 'read-again' })}>{t('readAgain')}</Act>
        </div>
      )}
    </div>
  );
}

function NumberForm({ onNumber }: { readonly onNumber: (number: string) => void }) {
  const t = useText(deskTexts);
  const [number, setNumber] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onNumber(number);
  };
  return (
    <form onSubmit={submit} className={classes['numberRow']}>
      <TextInput
        className={classes['number'] ?? ''}
        label={t('numberLabel')}
        description={t('numberHint')}
        inputMode="numeric"
        autoComplete="off"
        value={number}
        onChange={(event) => setNumber(event.currentTarget.value)}
        data-desk-first
      />
      <Act onClick={() => onNumber(number)}>{t('lookUp')}</Act>
    </form>
  );
}

const doneKeys = {
  printed: 'donePrinted',
  unprinted: 'doneUnprinted',
  'called-off': 'doneCalledOff',
  'left-pending': 'doneLeft',
} as const;

/** What was finished last, until the next customer. */
function LastDone({ done }: { readonly done: Done }) {
  const t = useText(deskTexts);
  const { kind, totalCents, energyDkwh, where } = done;
  const isGood = kind === 'printed' || kind === 'unprinted';
  return (
    <p className={classes['done']} role="status" {...(isGood ? {} : { 'data-quiet': '' })}>
      <span>{t(doneKeys[kind])}</span>
      {totalCents !== null && <Money cents={totalCents} />}
      {energyDkwh !== null && <Energy dkwh={energyDkwh} />}
      {where !== null && <span className={classes['where']}>{where}</span>}
    </p>
  );
}

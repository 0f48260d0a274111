import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Problem, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { Pairing } from '../agent/link.ts';
import { usualPort } from '../agent/wire.ts';
import { type DeskState, readerOf } from '../desk/state.ts';
import { cardTexts } from '../texts/card.ts';
import classes from './desk.module.css';

/** What is wrong with the agent or its reader, and what to do. Nothing when all is well. */
export function AgentHelp({
  state,
  port,
  onPair,
}: {
  readonly state: DeskState;
  readonly port: number;
  readonly onPair: (pairing: Pairing) => void;
}) {
  const t = useText(cardTexts);
  const { agent } = state;
  switch (agent.at) {
    case 'connecting':
      return null;
    case 'on':
      return readerOf(state) === null ? (
        <Section title={t('readerNone')}>
          <p className={classes['lead']}>{t('readerNoneText')}</p>
        </Section>
      ) : null;
    case 'off':
      return (
        <Section title={t('agentOff')}>
          <p className={classes['lead']}>{t('agentOffText')}</p>
          <p className={classes['quiet']}>
            {t('agentOffAdmin', { origin: location.origin, port })}
          </p>
        </Section>
      );
    case 'forbidden':
      return (
        <Section title={t('agentForbidden')}>
          <p className={classes['lead']}>{t('agentForbiddenText')}</p>
        </Section>
      );
    case 'refused':
      return (
        <Section title={t('agentRefused')}>
          <Problem error={agent.problem} />
        </Section>
      );
    case 'unpaired':
      return (
        <Section title={t('agentUnpaired')}>
          {agent.problem !== null && <Problem error={agent.problem} />}
          <p className={classes['lead']}>{t('agentUnpairedText')}</p>
          <PairForm port={port} onPair={onPair} />
        </Section>
      );
  }
}

/** The secret, typed once. */
export function PairForm({
  port: known,
  onPair,
}: {
  readonly port: number;
  readonly onPair: (pairing: Pairing) => void;
}) {
  const t = useText(cardTexts);
  const [secret, setSecret] = useState('');
  const [port, setPort] = useState(String(known));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (secret.trim() !== '') onPair({ secret: secret.trim(), port: Number(port) || usualPort });
  };
  return (
    <form onSubmit={submit} className={classes['numberRow']}>
      <TextInput
        className={classes['pairSecret'] ?? ''}
        label={t('secret')}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        value={secret}
        onChange={(event) => setSecret(event.currentTarget.value)}
      />
      <TextInput
        className={classes['pairPort'] ?? ''}
        label={t('port')}
        inputMode="numeric"
        value={port}
        onChange={(event) => setPort(event.currentTarget.value)}
      />
      <Button type="submit" variant="default">
        {t('pair')}
      </Button>
    </form>
  );
}

import { Icon, Stamp, StatusBadge } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { Message } from '../model.ts';
import panel from '../panel.module.css';
import { usePlay } from '../play/context.ts';
import { loopTexts } from '../texts.ts';
import { jsonText } from './json-text.ts';
import classes from './moved.module.css';
import { Scroll } from './Scroll.tsx';

/** Everything said between counter, customer service and centre, the latest first. */
export function MessagesTab() {
  const t = useText(loopTexts);
  const { messages } = usePlay().state;
  if (messages.length === 0) return <p className={panel['note']}>{t('noMessages')}</p>;
  return (
    <div className={classes['tab']}>
      <p className={panel['note']}>{t('noSecrets')}</p>
      <Scroll label={t('tabMessages')}>
        {messages.toReversed().map((message, place) => (
          <MessageRow key={message.number} message={message} isOpen={place === 0} />
        ))}
      </Scroll>
    </div>
  );
}

function MessageRow({ message, isOpen }: { readonly message: Message; readonly isOpen: boolean }) {
  const t = useText(loopTexts);
  const { method, path, requestKey, body, answer, fate, status } = message;
  const shorten = (count: number): string => t('characters', { count });
  return (
    <details className={classes['message']} open={isOpen}>
      <summary>
        <Icon name="right" size={12} />
        <Stamp at={message.at} show="time" />
        <span>{t(message.from === 'counter' ? 'fromCounter' : 'fromDesk')}</span>
        <code>
          {method} {path}
        </code>
        <Fate fate={fate} status={status} />
      </summary>
      <div className={classes['bodies']}>
        <div>
          <h3 className={panel['legend']}>{t('request')}</h3>
          {requestKey !== null && (
            <p className={panel['note']}>
              {t('requestKey')} <code>{requestKey}</code>
            </p>
          )}
          <pre className={classes['json']}>{jsonText(body, shorten)}</pre>
        </div>
        <div>
          <h3 className={panel['legend']}>{t(fate === 'lost' ? 'lostAnswer' : 'answer')}</h3>
          {status === null ? (
            <p className={panel['note']}>{t('noAnswer')}</p>
          ) : (
            <pre className={classes['json']}>{jsonText(answer, shorten)}</pre>
          )}
        </div>
      </div>
    </details>
  );
}

function Fate({ fate, status }: Pick<Message, 'fate' | 'status'>) {
  const t = useText(loopTexts);
  if (fate === 'cut') return <StatusBadge tone="bad">{t('fateCut')}</StatusBadge>;
  if (fate === 'lost') return <StatusBadge tone="bad">{t('fateLost')}</StatusBadge>;
  if (fate === 'failed') return <StatusBadge tone="bad">{t('fateFailed')}</StatusBadge>;
  const isGood = status !== null && status < 400;
  return (
    <StatusBadge tone={isGood ? 'good' : 'attention'}>
      {t('fateAnswered', { status: status ?? 0 })}
    </StatusBadge>
  );
}

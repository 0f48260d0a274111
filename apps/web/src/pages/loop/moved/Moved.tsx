import { Tabs } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { Panel } from '../Panel.tsx';
import { usePlay } from '../play/context.ts';
import { loopTexts } from '../texts.ts';
import { CardTab } from './CardTab.tsx';
import { LedgerTab } from './LedgerTab.tsx';
import { MessagesTab } from './MessagesTab.tsx';
import { ProfileTab } from './ProfileTab.tsx';
import { ReceiptTab } from './ReceiptTab.tsx';

const tabs = [
  { name: 'card', say: 'tabCard', content: () => <CardTab /> },
  { name: 'messages', say: 'tabMessages', content: () => <MessagesTab /> },
  { name: 'ledger', say: 'tabLedger', content: () => <LedgerTab /> },
  { name: 'profile', say: 'tabProfile', content: () => <ProfileTab /> },
  { name: 'receipt', say: 'tabReceipt', content: () => <ReceiptTab /> },
] as const;

/** Bytes, messages, postings, load profile, paper: what moved, from where to where. */
export function Moved() {
  const t = useText(loopTexts);
  const [tab, setTab] = useState<string | null>('card');
  const paper = usePlay().state.counter.receipt?.join('\n') ?? null;
  // Paper that comes out of the printer is looked at.
  useEffect(() => {
    if (paper !== null) setTab('receipt');
  }, [paper]);
  return (
    <Panel area="moved" title={t('moved')}>
      <Tabs value={tab} onChange={setTab} keepMounted={false}>
        <Tabs.List>
          {tabs.map(({ name, say }) => (
            <Tabs.Tab key={name} value={name}>
              {t(say)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map(({ name, content }) => (
          <Tabs.Panel key={name} value={name} pt="xs">
            {content()}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Panel>
  );
}

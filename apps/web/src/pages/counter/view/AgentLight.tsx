import { StatusBadge, type Tone } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { type DeskState, type ReaderLight, readerOf } from '../desk/state.ts';
import { cardTexts } from '../texts/card.ts';

const links = {
  connecting: ['quiet', 'agentConnecting'],
  off: ['attention', 'agentOff'],
  unpaired: ['attention', 'agentUnpaired'],
  refused: ['bad', 'agentRefused'],
  forbidden: ['bad', 'agentForbidden'],
} as const satisfies Readonly<Record<string, readonly [Tone, string]>>;

const lights = {
  missing: ['attention', 'readerNone'],
  idle: ['good', 'readerIdle'],
  card: ['news', 'readerCard'],
  busy: ['news', 'readerBusy'],
  error: ['bad', 'readerError'],
  silent: ['bad', 'readerSilent'],
} as const satisfies Readonly<Record<ReaderLight['light'], readonly [Tone, string]>>;

/** The status light: the agent, and its reader. */
export function AgentLight({ state }: { readonly state: DeskState }) {
  const t = useText(cardTexts);
  const { at } = state.agent;
  const [tone, word] = at === 'on' ? lights[readerOf(state)?.light ?? 'missing'] : links[at];
  const reader = at === 'on' ? readerOf(state) : null;
  return (
    <span role="status" aria-label={t('readerLight')} data-light={reader?.light ?? at}>
      <StatusBadge tone={tone}>
        {t(word)}
        {reader !== null && ` · ${reader.reader}`}
      </StatusBadge>
    </span>
  );
}

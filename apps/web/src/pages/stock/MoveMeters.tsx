import { SegmentedControl, Stack } from '@mantine/core';
import { Section } from '../../design/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useUrl } from '../../parts/use-url.ts';
import { useDraft } from '../../shell/draft/use-draft.ts';
import { MoveForm } from './MoveForm.tsx';
import { stockTexts } from './texts.ts';
import { emptyMove, type MoveName } from './use-move.ts';

const moves = [
  { value: 'issues', label: 'issueMeters' },
  { value: 'returns', label: 'returnMeters' },
  { value: 'scrappings', label: 'scrapMeters' },
] as const satisfies readonly { readonly value: MoveName; readonly label: string }[];

/** Meters go between store and units, many at a time; all of them or none. */
export function MoveMeters({ shown }: { readonly shown: readonly string[] }) {
  const t = useText(stockTexts);
  const [given, setMove] = useUrl('move');
  const draft = useDraft('move', emptyMove);
  const move = moves.find(({ value }) => value === given)?.value ?? 'issues';
  return (
    <Section title={t('moveTitle')}>
      <Stack>
        <SegmentedControl
          aria-label={t('moveTitle')}
          data={moves.map(({ value, label }) => ({ value, label: t(label) }))}
          value={move}
          onChange={setMove}
        />
        <MoveForm key={move} move={move} shown={shown} draft={draft} />
      </Stack>
    </Section>
  );
}

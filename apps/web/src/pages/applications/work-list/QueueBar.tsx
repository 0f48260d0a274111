import { Button, Select } from '@mantine/core';
import { Toolbar } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { UrlSelect } from '../../records/parts/UrlSelect.tsx';
import { useWord } from '../../records/parts/Word.tsx';
import { kinds } from '../parts/model.ts';
import { stepTexts } from '../parts/texts.ts';
import type { Queue } from './model.ts';
import { workTexts } from './texts.ts';

/** What waits: one's own stages as buttons, all stages and kinds to choose from. */
export function QueueBar({ queues }: { readonly queues: readonly Queue[] }) {
  const t = useText(workTexts);
  const step = useText(stepTexts);
  const word = useWord();
  const { number } = useFormats();
  const [state, setState] = useUrl('state');
  const mine = queues.filter(({ actions }) => actions.length > 0);
  const shown = mine.filter((queue) => queue.count > 0 || queue.state === state);
  const named = ({ state: one, count }: Queue): string =>
    `${word('state', one)} · ${number(count)}`;
  return (
    <>
      {shown.length > 0 && (
        <Toolbar label={t('forYou')}>
          <Button
            variant={state === null ? 'filled' : 'default'}
            aria-pressed={state === null}
            size="xs"
            onClick={() => setState(null)}
          >
            {`${t('forYou')} · ${number(mine.reduce((sum, { count }) => sum + count, 0))}`}
          </Button>
          {shown.map((queue) => (
            <Button
              key={queue.state}
              variant={state === queue.state ? 'filled' : 'default'}
              aria-pressed={state === queue.state}
              size="xs"
              onClick={() => setState(queue.state)}
            >
              {named(queue)}
            </Button>
          ))}
        </Toolbar>
      )}
      <Toolbar label="Filter">
        <Select
          label={t('stage')}
          placeholder={t('forYou')}
          data={[
            { value: 'all', label: t('everyStage') },
            ...queues.map((queue) => ({ value: queue.state, label: named(queue) })),
          ]}
          value={state}
          onChange={setState}
          clearable
          clearButtonProps={{ 'aria-label': t('forYou') }}
          w="20rem"
        />
        <UrlSelect param="kind" label={step('kind')} family="kind" words={kinds} />
      </Toolbar>
    </>
  );
}

import { useMemo, useRef, useState } from 'react';
import { isProblem } from '../../api/problem.ts';
import { Page, PageHeader } from '../../design/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { CardPanel } from './card/CardPanel.tsx';
import { type Drop, DropContext, type ZoneName } from './card/drop.ts';
import { CentrePanel } from './centre/CentrePanel.tsx';
import { CounterPanel } from './counter/CounterPanel.tsx';
import { Faults } from './faults/Faults.tsx';
import { Guide } from './guide/Guide.tsx';
import { Over } from './guide/Over.tsx';
import { StartOver } from './guide/StartOver.tsx';
import { MeterPanel } from './meter/MeterPanel.tsx';
import type { PlayState } from './model.ts';
import { Moved } from './moved/Moved.tsx';
import { PlayContext } from './play/context.ts';
import { useActions } from './play/use-actions.ts';
import { useEvents } from './play/use-events.ts';
import classes from './table.module.css';
import { loopTexts } from './texts.ts';

export interface TableProps {
  readonly state: PlayState;
  readonly onAgain: () => Promise<void>;
}

/** Meter, card, counter and centre beside each other, the way to go above them, and below what moved. */
export function Table({ state, onAgain }: TableProps) {
  const t = useText(loopTexts);
  const doing = useActions(state.id);
  const isOver = useEvents(state.id) || isProblem(doing.failure, 'SETRUM_PLAYGROUND_OVER');
  const play = useMemo(() => ({ ...doing, state }), [doing, state]);
  const drop = useDrop();
  return (
    <PlayContext value={play}>
      <DropContext value={drop}>
        <Page>
          <PageHeader
            title={t('pageLoop')}
            note={t('loopNote')}
            actions={!isOver && <StartOver />}
          />
          {isOver ? <Over onAgain={onAgain} /> : <Guide />}
          <div className={classes['table']} data-revision={state.revision}>
            <MeterPanel />
            <CardPanel />
            <CounterPanel />
            <CentrePanel />
            <Moved />
            <Faults />
          </div>
        </Page>
      </DropContext>
    </PlayContext>
  );
}

function useDrop(): Drop {
  const zones = useRef(new Map<ZoneName, HTMLElement>());
  const last = useRef<DOMRect | null>(null);
  const [over, setOver] = useState<ZoneName | null>(null);
  return useMemo(() => ({ zones: zones.current, last, over, setOver }), [over]);
}

import { type ReactNode, useEffect, useRef } from 'react';
import { useMay } from '../../../parts/use-record.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { ClearTamper } from '../complaint/ClearTamper.tsx';
import { OtherComplaint } from '../complaint/OtherComplaint.tsx';
import { Outcome } from '../complaint/Outcome.tsx';
import { ReplaceMeter } from '../complaint/ReplaceMeter.tsx';
import type { Customer } from './model.ts';

const tasks = {
  'clear-tamper': ClearTamper,
  'replace-meter': ReplaceMeter,
  other: OtherComplaint,
} as const;

/** What is being done for the customer (`?do=`), or what came of it (`?done=`), above everything that is known. */
export function CustomerTask({ customer }: { readonly customer: Customer }) {
  const may = useMay();
  const [act, setAct] = useUrl('do');
  const [done, setDone] = useUrl('done');
  const Task = act !== null && act in tasks ? tasks[act as keyof typeof tasks] : null;
  if (Task !== null && may('complaint.enter'))
    return (
      <InSight key={act}>
        <Task customer={customer} onCancel={() => setAct(null)} />
      </InSight>
    );
  if (done === null || !/^\d{18}$/.test(done) || !may('application.view')) return null;
  return (
    <InSight key={done}>
      <Outcome agendaNo={done} onClose={() => setDone(null)} />
    </InSight>
  );
}

/** What has just appeared is scrolled to, and the keyboard goes on in it. */
function InSight({ children }: { readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const first = box.current?.querySelector<HTMLElement>('textarea, [data-autofocus]');
    (first ?? box.current)?.focus();
  }, []);
  return (
    <div ref={box} tabIndex={-1} style={{ outline: 'none' }}>
      {children}
    </div>
  );
}

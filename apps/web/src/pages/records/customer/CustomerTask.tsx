import { Suspense } from 'react';
import { Loading } from '../../../design/index.ts';
import { InSight } from '../../../parts/InSight.tsx';
import { useMay } from '../../../parts/use-record.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { ClearTamper } from '../complaint/ClearTamper.tsx';
import { OtherComplaint } from '../complaint/OtherComplaint.tsx';
import { Outcome } from '../complaint/Outcome.tsx';
import { ReplaceMeter } from '../complaint/ReplaceMeter.tsx';
import { RemoveSupply } from './later.ts';
import type { Customer } from './model.ts';
import { isTask, needs } from './tasks.ts';

const forms = {
  'clear-tamper': ClearTamper,
  'replace-meter': ReplaceMeter,
  other: OtherComplaint,
  removal: RemoveSupply,
} as const;

/** What is being done for the customer (`?do=`), or what came of it (`?done=`), above everything that is known. */
export function CustomerTask({ customer }: { readonly customer: Customer }) {
  const may = useMay();
  const [act, setAct] = useUrl('do');
  const [done, setDone] = useUrl('done');
  if (isTask(act) && may(needs[act]) && customer.state !== 'removed') {
    const Form = forms[act];
    return (
      <Suspense key={act} fallback={<Loading />}>
        <InSight>
          <Form customer={customer} onCancel={() => setAct(null)} />
        </InSight>
      </Suspense>
    );
  }
  if (done === null || !/^\d{18}$/.test(done) || !may('application.view')) return null;
  return (
    <InSight key={done}>
      <Outcome agendaNo={done} onClose={() => setDone(null)} />
    </InSight>
  );
}

import { useParams } from 'react-router';
import { Loaded, Page, PageHeader } from '../../../design/index.ts';
import { useFresh } from '../../../parts/use-fresh.ts';
import { useRecord } from '../../../parts/use-record.ts';
import { useTitle } from '../../../parts/use-title.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { Word } from '../parts/Word.tsx';
import { CustomerActs } from './CustomerActs.tsx';
import { CustomerTabs } from './CustomerTabs.tsx';
import { CustomerTask } from './CustomerTask.tsx';
import type { Customer } from './model.ts';

/** A customer: everything that is known, and what is done when the meter gives trouble. */
export default function CustomerPage() {
  const { idpel = '' } = useParams();
  const [, act] = useUrl('do', ['done']);
  const query = useRecord<Customer>(`/api/v1/customers/${idpel}`);
  useFresh(['complaint', 'card', 'token-request', 'application'], (event) => event.idpel === idpel);
  useTitle(query.data?.name);
  return (
    <Page>
      <Loaded query={query}>
        {(customer) => (
          <>
            <PageHeader
              title={customer.name}
              note={
                <>
                  {customer.idpel} <Word family="customer" word={customer.state} />
                </>
              }
              actions={<CustomerActs customer={customer} onAct={act} />}
            />
            <CustomerTask customer={customer} />
            <CustomerTabs customer={customer} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

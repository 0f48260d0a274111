import { useParams } from 'react-router';
import { Loaded, Page, PageHeader } from '../../../design/index.ts';
import { SalesOfMeter } from '../meter/SalesOfMeter.tsx';
import { useMay, useRecord } from '../parts/use-record.ts';
import { useTitle } from '../parts/use-title.ts';
import { Word } from '../parts/Word.tsx';
import { ApplicationsOf } from './ApplicationsOf.tsx';
import { CardsOf } from './CardsOf.tsx';
import { CustomerData } from './CustomerData.tsx';
import { HistoryOf } from './HistoryOf.tsx';
import type { Customer } from './model.ts';
import { SaleStateOf } from './SaleStateOf.tsx';

/** A customer of the master register, to be read. */
export default function CustomerPage() {
  const { idpel = '' } = useParams();
  const may = useMay();
  const query = useRecord<Customer>(`/api/v1/customers/${idpel}`);
  useTitle(query.data?.name);
  return (
    <Page>
      <Loaded query={query}>
        {(customer) => (
          <>
            <PageHeader
              title={customer.name}
              note={customer.idpel}
              actions={<Word family="customer" word={customer.state} />}
            />
            <CustomerData customer={customer} />
            <SaleStateOf idpel={idpel} />
            {may('application.view') && <ApplicationsOf idpel={idpel} />}
            {may('sale.view') && customer.meterNo !== null && (
              <SalesOfMeter meterNo={customer.meterNo} />
            )}
            <CardsOf idpel={idpel} />
            <HistoryOf idpel={idpel} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

import { Suspense } from 'react';
import { Empty, Loading } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { type UrlTab, UrlTabs } from '../../../parts/UrlTabs.tsx';
import { useMay } from '../../../parts/use-record.ts';
import { recordTexts } from '../parts/texts.ts';
import { CardsOf } from './CardsOf.tsx';
import { CustomerData } from './CustomerData.tsx';
import {
  ApplicationsOf,
  ComplaintsOf,
  DocumentsOfCustomer,
  HistoryOf,
  PaymentsOf,
  ProfileTab,
  PurchasesOf,
  RequestsOf,
  SoldTokens,
  UjlOf,
} from './later.ts';
import type { Customer } from './model.ts';
import { SaleStateOf } from './SaleStateOf.tsx';

/** Everything that is known of a customer, in parts; each shows what the person at the screen may see. */
export function CustomerTabs({ customer }: { readonly customer: Customer }) {
  const t = useText(recordTexts);
  const may = useMay();
  const { idpel } = customer;
  const meterNo = customer.product === 'postpaid' ? null : customer.meterNo;
  const tabs: readonly (UrlTab & { readonly needs?: string })[] = [
    {
      ...{ key: 'data', title: t('tabData') },
      content: () => (
        <>
          <CustomerData customer={customer} />
          <SaleStateOf idpel={idpel} />
          <CardsOf customer={customer} />
        </>
      ),
    },
    {
      ...{ key: 'sales', title: t('tabSales') },
      content: () => (
        <>
          {may('profile.view') && <PurchasesOf idpel={idpel} />}
          {may('sale.view') && <PaymentsOf idpel={idpel} />}
          {may('profile.view') && meterNo !== null && <SoldTokens meterNo={meterNo} />}
          {may('token-request.view') && <RequestsOf idpel={idpel} />}
        </>
      ),
    },
    {
      ...{ key: 'profile', title: t('tabProfile'), needs: 'profile.view' },
      content: () =>
        meterNo === null ? <Empty title={t('noMeter')} /> : <ProfileTab meterNo={meterNo} />,
    },
    {
      ...{ key: 'applications', title: t('tabApplications'), needs: 'application.view' },
      content: () => (
        <>
          <ApplicationsOf idpel={idpel} />
          <UjlOf idpel={idpel} />
          {may('document.view') && <DocumentsOfCustomer idpel={idpel} />}
        </>
      ),
    },
    {
      ...{ key: 'complaints', title: t('tabComplaints'), needs: 'application.view' },
      content: () => <ComplaintsOf idpel={idpel} />,
    },
    { key: 'history', title: t('tabHistory'), content: () => <HistoryOf idpel={idpel} /> },
  ];
  const open = tabs.filter(({ needs }) => needs === undefined || may(needs));
  const parts = open.map(({ content, ...tab }) => ({
    ...tab,
    content: () => <Suspense fallback={<Loading />}>{content()}</Suspense>,
  }));
  return <UrlTabs label={t('customerParts')} tabs={parts} />;
}

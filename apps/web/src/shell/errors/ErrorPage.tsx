import type { ReactNode } from 'react';
import { Page, PageHeader } from '../../design/index.ts';

export interface ErrorPageProps {
  readonly title: string;
  /** What to do, and the ways on. */
  readonly children: ReactNode;
}

/** A page in the place of another one that is not there, not allowed, or broken. */
export function ErrorPage({ title, children }: ErrorPageProps) {
  return (
    <Page width="reading">
      <PageHeader title={title} />
      {children}
    </Page>
  );
}

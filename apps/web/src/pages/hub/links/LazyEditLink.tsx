import { lazy, Suspense } from 'react';
import { Loading } from '../../../design/index.ts';
import type { EditLinkProps } from './EditLink.tsx';

const Form = lazy(async () => {
  const { EditLink: Content } = await import('./EditLink.tsx');
  return { default: Content };
});

/** The form of a link, loaded when somebody asks for it: it is wanted once in months. */
export function EditLink(props: EditLinkProps) {
  return (
    <Suspense fallback={<Loading />}>
      <Form {...props} />
    </Suspense>
  );
}

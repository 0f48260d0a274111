import { lazy } from 'react';

// Tabs that are not the first one: a page’s first load does without them.

export const ComplaintsOf = lazy(async () => {
  const { ComplaintsOf: Content } = await import('./ComplaintsOf.tsx');
  return { default: Content };
});

export const ProfileTab = lazy(async () => {
  const { ProfileTab: Content } = await import('./ProfileTab.tsx');
  return { default: Content };
});

export const RequestsOf = lazy(async () => {
  const { RequestsOf: Content } = await import('./RequestsOf.tsx');
  return { default: Content };
});

export const UjlOf = lazy(async () => {
  const { UjlOf: Content } = await import('./UjlOf.tsx');
  return { default: Content };
});

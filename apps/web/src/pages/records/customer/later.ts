import { lazy } from 'react';

// Tabs that are not the first one, and what is rarely done: a page’s first load does without them.

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

export const DocumentsOfCustomer = lazy(async () => {
  const { DocumentsOfCustomer: Content } = await import('./DocumentsOfCustomer.tsx');
  return { default: Content };
});

export const HistoryOf = lazy(async () => {
  const { HistoryOf: Content } = await import('./HistoryOf.tsx');
  return { default: Content };
});

export const PaymentsOf = lazy(async () => {
  const { PaymentsOf: Content } = await import('./PaymentsOf.tsx');
  return { default: Content };
});

export const PurchasesOf = lazy(async () => {
  const { PurchasesOf: Content } = await import('./PurchasesOf.tsx');
  return { default: Content };
});

export const SoldTokens = lazy(async () => {
  const { SoldTokens: Content } = await import('./SoldTokens.tsx');
  return { default: Content };
});

export const ApplicationsOf = lazy(async () => {
  const { ApplicationsOf: Content } = await import('./ApplicationsOf.tsx');
  return { default: Content };
});

export const RemoveSupply = lazy(async () => {
  const { RemoveSupply: Content } = await import('../removal/RemoveSupply.tsx');
  return { default: Content };
});

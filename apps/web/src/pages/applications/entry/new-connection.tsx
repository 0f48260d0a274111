import { EntryPage } from './EntryPage.tsx';

/** Pasang Baru (figure 2-2). */
export default function NewConnectionPage() {
  return <EntryPage kind="PB" />;
}

import { Page, PageHeader } from '../../design/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { Feedback } from './samples/Feedback.tsx';
import { Figures } from './samples/Figures.tsx';
import { Forms } from './samples/Forms.tsx';
import { Frames } from './samples/Frames.tsx';
import { Icons } from './samples/Icons.tsx';
import { States } from './samples/States.tsx';
import { Table } from './samples/Table.tsx';
import { Tokens } from './samples/Tokens.tsx';
import { designTexts } from './texts.ts';

/** Every component of the screens, and when to use it. */
export default function DesignSystemPage() {
  const t = useText(designTexts);
  return (
    <Page>
      <PageHeader title={t('pageDesignSystem')} note={t('note')} />
      <Tokens />
      <Frames />
      <Figures />
      <States />
      <Feedback />
      <Forms />
      <Icons />
      <Table />
    </Page>
  );
}

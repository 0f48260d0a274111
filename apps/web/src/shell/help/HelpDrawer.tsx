import { Drawer } from '@mantine/core';
import { useText } from '../../i18n/use-text.ts';
import { HelpContent, type HelpContentProps } from './HelpContent.tsx';

export interface HelpDrawerProps extends HelpContentProps {
  readonly onClose: () => void;
}

/** Help beside the page. */
export default function HelpDrawer({ onClose, ...content }: HelpDrawerProps) {
  const t = useText();
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="sm"
      title={t('help')}
      closeButtonProps={{ 'aria-label': t('close') }}
      transitionProps={{ duration: 0 }}
    >
      <HelpContent {...content} />
    </Drawer>
  );
}

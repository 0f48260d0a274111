import { Button, Group } from '@mantine/core';
import { Problem } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';

export interface FormFootProps {
  /** What the button does: a verb and its object. */
  readonly action: string;
  readonly busy: boolean;
  readonly error: Error | null;
  /** Gives the form up; no button when absent. */
  readonly onCancel?: () => void;
  /** Not what one usually does on the page. */
  readonly isMinor?: boolean;
}

/** The end of a form: what went wrong, and its buttons. */
export function FormFoot(props: FormFootProps) {
  const { action, busy, error, onCancel, isMinor = false } = props;
  const t = useText();
  return (
    <>
      {error !== null && <Problem error={error} />}
      <Group>
        <Button type="submit" loading={busy} {...(isMinor ? { variant: 'default' } : {})}>
          {action}
        </Button>
        {onCancel !== undefined && (
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
        )}
      </Group>
    </>
  );
}

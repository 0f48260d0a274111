import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Toolbar } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { systemTexts } from '../texts.ts';
import { boundsOf, isAct } from './model.ts';

/** What the URL asks for, as the API takes it. */
export function useAuditQuery(): Readonly<Record<string, string | null>> {
  const [search] = useSearchParams();
  const act = search.get('act');
  return {
    actor: search.get('actor'),
    act: act !== null && isAct(act) ? act : null,
    subject: search.get('subject'),
    ...boundsOf(search.get('from'), search.get('until')),
  };
}

/** Which entries are shown. */
export function AuditFilters() {
  const t = useText(systemTexts);
  return (
    <Toolbar label={t('filters')}>
      <UrlText param="actor" label={t('byActor')} />
      <UrlText param="act" label={t('byAct')} fault={(text) => !isAct(text) && t('actWrong')} />
      <UrlText param="subject" label={t('bySubject')} />
      <UrlText param="from" label={t('fromDay')} type="date" />
      <UrlText param="until" label={t('untilDay')} type="date" />
    </Toolbar>
  );
}

interface UrlTextProps {
  readonly param: string;
  readonly label: string;
  readonly type?: 'date';
  readonly fault?: (text: string) => string | false;
}

/** What is typed goes into the URL a moment later. */
function UrlText({ param, label, type, fault }: UrlTextProps) {
  const [given, set] = useUrl(param, ['entry']);
  const [typed, setTyped] = useState(given ?? '');
  const later = useDebouncedCallback((text: string) => set(text.trim()), 300);
  const wrong = typed === '' ? false : (fault?.(typed) ?? false);
  return (
    <TextInput
      label={label}
      maxLength={100}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        later(event.currentTarget.value);
      }}
      {...(type === undefined ? {} : { type })}
      {...(wrong === false ? {} : { error: wrong })}
    />
  );
}

import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Toolbar } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { UrlSelect } from '../../records/parts/UrlSelect.tsx';
import { examples, isWay, tokenStates, type Way, wayOf, ways } from './filter.ts';
import { tokenTexts } from './texts.ts';

/** AP2T's filter: by agenda, IDPEL or meter number; a number that is pasted chooses by its length. It stands in the URL. */
export function FilterBar() {
  const t = useText(tokenTexts);
  const [search] = useSearchParams();
  const by = search.get('by');
  const [way, setWay] = useState<Way>(isWay(by) ? by : 'agendaNo');
  const [number, setNumber] = useState(search.get('no') ?? '');
  const [tried, setTried] = useState(false);
  const [pattern, example] = examples[way];
  const isWrong = number !== '' && !pattern.test(number);
  const apply = useApply();
  const type = (text: string): void => {
    const digits = text.replaceAll(/\D/g, '');
    setNumber(digits);
    setWay(wayOf(digits) ?? way);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!isWrong) apply(way, number);
      }}
    >
      <Toolbar label={t('filter')}>
        <Select
          label={t('by')}
          data={ways.map((one) => ({ value: one, label: t(`by-${one}`) }))}
          value={way}
          onChange={(value) => isWay(value) && setWay(value)}
          allowDeselect={false}
        />
        <TextInput
          label={t('number')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={18}
          value={number}
          error={tried && isWrong ? t('wrongNumber', { example }) : null}
          onChange={(event) => type(event.currentTarget.value)}
        />
        <Button type="submit" mt="lg">
          {t('filter')}
        </Button>
        {by !== null && (
          <Button
            variant="default"
            mt="lg"
            onClick={() => {
              setNumber('');
              apply(way, '');
            }}
          >
            {t('all')}
          </Button>
        )}
        <UrlSelect param="state" label={t('state')} family="tokenstate" words={tokenStates} />
      </Toolbar>
    </form>
  );
}

/** Puts what is looked for in the URL; an empty number takes it out. */
function useApply(): (way: Way, number: string) => void {
  const [, setSearch] = useSearchParams();
  return (way, number) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        for (const name of ['by', 'no', 'order']) next.delete(name);
        if (number !== '') {
          next.set('by', way);
          next.set('no', number);
        }
        return next;
      },
      { preventScrollReset: true },
    );
}

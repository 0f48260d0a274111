import { useQuery } from '@tanstack/react-query';
import { useContext, useEffect, useState } from 'react';
import { UNSAFE_DataRouterContext, useLocation, useSearchParams } from 'react-router';
import { isProblem } from '../../api/problem.ts';
import { Loading, Page, PageHeader, Problem } from '../../design/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { Over } from './guide/Over.tsx';
import { keyOf } from './play/keep.ts';
import { fetchPlay, startPlay } from './play/requests.ts';
import { Table } from './Table.tsx';
import { loopTexts } from './texts.ts';

const parameter = 'id';

/** The loop, to be played: each visitor has a meter, a card and a counter of their own; which, the address says. */
export default function LoopPage() {
  const t = useText(loopTexts);
  const [search, setSearch] = useSearchParams();
  const id = search.get(parameter);
  const [failure, setFailure] = useState<unknown>(null);
  const { pathname } = useLocation();
  // What is rendered learns late that somebody goes; the router knows at once.
  const router = useContext(UNSAFE_DataRouterContext)?.router;
  const begin = async (): Promise<void> => {
    setFailure(null);
    try {
      const { id: started } = await startPlay();
      const { navigation, location } = router?.state ?? {};
      // Whoever has gone on to another page meanwhile, or is about to, is not fetched back.
      if (navigation?.state === 'idle' && location?.pathname === pathname)
        setSearch({ [parameter]: started }, { replace: true });
    } catch (error) {
      setFailure(error);
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the address names none
  useEffect(() => {
    if (id === null) void begin();
  }, [id]);
  const play = useQuery({
    queryKey: keyOf(id ?? ''),
    queryFn: () => fetchPlay(id ?? ''),
    enabled: id !== null,
    staleTime: Number.POSITIVE_INFINITY,
    retry: (count, error) => count < 2 && !isProblem(error, 'SETRUM_PLAYGROUND_OVER'),
  });
  if (play.data !== undefined)
    return <Table key={play.data.id} state={play.data} onAgain={begin} />;
  const error = failure ?? play.error;
  return (
    <Page>
      <PageHeader title={t('pageLoop')} />
      {error === null && <Loading />}
      {isProblem(error, 'SETRUM_PLAYGROUND_OVER') ? (
        <Over onAgain={begin} />
      ) : (
        error !== null && <Problem error={error} onRetry={() => void begin()} />
      )}
    </Page>
  );
}

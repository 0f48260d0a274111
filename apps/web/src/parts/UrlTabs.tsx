import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { Stacked } from './Stacked.tsx';
import { useUrl } from './use-url.ts';

export interface UrlTab {
  /** Stands in the URL. */
  readonly key: string;
  readonly title: string;
  readonly content: () => ReactNode;
}

export interface UrlTabsProps {
  readonly label: string;
  /** The first is the one without a word in the URL. */
  readonly tabs: readonly UrlTab[];
  readonly param?: string;
}

/** The parts of a long record, one at a time; which one stands in the URL, and only that one is loaded. */
export function UrlTabs({ label, tabs, param = 'tab' }: UrlTabsProps) {
  const [chosen, choose] = useUrl(param);
  const first = tabs[0]?.key ?? '';
  const current = tabs.some(({ key }) => key === chosen) ? chosen : first;
  return (
    <Tabs
      value={current}
      onChange={(key) => choose(key === first ? null : key)}
      keepMounted={false}
    >
      <Tabs.List aria-label={label}>
        {tabs.map(({ key, title }) => (
          <Tabs.Tab key={key} value={key}>
            {title}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ key, content }) => (
        <Tabs.Panel key={key} value={key} pt="md">
          <Stacked>{content()}</Stacked>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

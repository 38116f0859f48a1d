import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useFormat } from "../format/index.ts";
import { useLanguage } from "../language/index.ts";
import classes from "./listing.module.css";
import { Panel } from "./panel.tsx";
import { Failure, Message, OldValues, Waiting } from "./states.tsx";

interface ListedProps {
  /** the list's name and number */
  title: string;
  testId: string;
  list: { totalCount: number; edges: readonly unknown[]; pageInfo: { hasNextPage: boolean } } | undefined;
  error: unknown;
  retry: () => unknown;
  /** fetches the next rows */
  more: () => void;
  /** what to say when it has no row */
  none: string;
  /** its rows, each a list item */
  children: ReactNode;
}

/** One list as a part of a page: on its way, failed, empty, there; how many of all its rows stand there, and the way to the next ones. */
export function Listed({ title, testId, list, error, retry, more, none, children }: ListedProps) {
  const { say } = useLanguage();
  const format = useFormat();
  if (!list) return error ? <Failure error={error} retry={retry} /> : <Waiting height={320} bars={6} />;
  const [loaded, total] = [format.number(list.edges.length), format.number(list.totalCount)];
  return (
    <Panel title={title}>
      {Boolean(error) && <OldValues retry={retry} />}
      {list.edges.length === 0 && <Message title={none} shape="circle" />}
      <ul className={classes["list"]} data-testid={testId} data-value={list.totalCount}>
        {children}
      </ul>
      {list.pageInfo.hasNextPage && (
        <p className={classes["acts"]}>
          <Button variant="default" onClick={more} data-testid="more">
            {say("list.more", { loaded, total })}
          </Button>
        </p>
      )}
    </Panel>
  );
}

import "../language/backlog.ts";
import { Button } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useRef, useSyncExternalStore } from "react";
import { useFormat } from "../format/index.ts";
import type { QueueColumn, QueueRowFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, Message, PageHead, Waiting } from "../ui/index.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { isUsual, USUAL } from "./columns.ts";
import { ExportLinks } from "./export-links.tsx";
import { JobTray, RunningJob, useJobs } from "./job-tray.tsx";
import { KeySheet } from "./key-sheet.tsx";
import { LettersForm } from "./letters-form.tsx";
import { NewsBar } from "./news-bar.tsx";
import { useQueue } from "./queue.ts";
import { QueueDialogs } from "./queue-dialogs.tsx";
import { QueueFilters } from "./queue-filters.tsx";
import type { QueuePages } from "./queue-pages.ts";
import { type QueueHold, QueueList, type RowAct } from "./queue-list.tsx";
import { SavedViews, useViews, viewOf } from "./saved-views.tsx";
import { isSelected, selectedCount } from "./selection.ts";
import { useQueueKeys } from "./use-queue-keys.ts";
import { useQueueState } from "./use-queue-state.ts";
import { ViewForm } from "./view-form.tsx";
import classes from "./queue.module.css";

/** What has to be worked off, the most pressing first: the order stands still while one works, and every number is its list. */
export function BacklogPage() {
  const { say } = useLanguage();
  const search = useSearch({ from: "/signed-in/ton-dong" });
  const navigate = useNavigate({ from: "/ton-dong" });
  const hold = useRef<QueueHold>(null);
  const queue = useQueue(search);
  const state = useQueueState(queue, hold);
  const jobs = useJobs();
  const views = useViews();
  const { on, setOn } = useQueueKeys(state);
  const { asOf } = queue;
  const columns = search.columns ?? USUAL;
  const toQueue = () => hold.current?.focus();
  // Without a point the page opens at the newest one.
  const update = () => {
    const newest = queue.queue?.news.state.get().newest ?? undefined;
    void navigate({ search: ({ asOf: _before, ...others }) => (newest ? { ...others, asOf: newest } : others), replace: true, resetScroll: false });
    toQueue();
  };
  const setColumns = (chosen: readonly QueueColumn[]) =>
    void navigate({
      search: ({ columns: _before, ...others }) => (isUsual(chosen) ? others : { ...others, columns: [...chosen] }),
      replace: true,
      resetScroll: false,
    });
  const act = (asked: RowAct, at: number, range: boolean) => {
    const row = queue.queue?.pages.at(at);
    if (!row) return;
    if (asked === "select") state.select(at, range);
    else if (asked === "open") state.openCase(row);
    else state.open(asked === "time" ? { kind: "time", row } : { kind: "menu", row });
  };
  const markOf = (row: QueueRowFragment) => {
    const now = state.corrected.get(row.rowId);
    return now ? say("backlog.nowIn", { class: now }) : state.asked.has(row.rowId) ? say("backlog.marked") : null;
  };
  return (
    <div className={classes["page"]} data-reading={queue.reading || undefined}>
      <PageHead title={say("backlog.title")} under={asOf && <Total total={queue.total} instant={asOf.instant} />}>
        <Button size="compact-sm" variant="default" onClick={() => state.open({ kind: "letters" })}>
          {say("backlog.letters")}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => state.open({ kind: "jobs" })} data-testid="jobs">
          {say("backlog.jobs")}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => state.open({ kind: "columns" })} data-testid="choose-columns">
          {say("backlog.columns")}
        </Button>
        {asOf && <ExportLinks filter={queue.filter} columns={columns} asOf={asOf.token} rows={queue.total} />}
        <Button size="compact-sm" variant="subtle" onClick={() => state.open({ kind: "keys" })} aria-label={say("backlog.keys")}>
          ?
        </Button>
      </PageHead>
      <SavedViews search={search} views={views} save={() => state.open({ kind: "save" })} />
      <RunningJob jobs={jobs} />
      <QueueFilters search={search} counts={queue.counts} toQueue={toQueue} newer={queue.queue && <NewsBar news={queue.queue.news} update={update} />} />
      {queue.failed && <Failure error={queue.failed} retry={queue.retry} />}
      {!queue.known && !queue.failed && <Waiting height={560} bars={10} />}
      {asOf && queue.total === 0 && <Empty instant={asOf.instant} />}
      {queue.queue && queue.total > 0 && (
        <QueueList
          queue={queue.queue}
          counts={queue.groups}
          columns={columns}
          current={state.current}
          isSelected={(id) => isSelected(state.selection, id)}
          markOf={markOf}
          pick={state.pick}
          act={act}
          hold={hold}
        />
      )}
      {queue.queue && queue.total > 0 && <End pages={queue.queue.pages} />}
      <BulkBar
        selection={state.selection}
        stretching={state.stretching}
        total={queue.total}
        selectAll={state.selectAll}
        unselect={state.unselect}
        act={(one) => state.open({ kind: "act", act: one, row: null })}
        more={() => state.open({ kind: "menu", row: null })}
      />
      {state.dialog?.kind === "keys" && <KeySheet on={on} setOn={setOn} close={state.close} />}
      {state.dialog?.kind === "jobs" && <JobTray jobs={jobs} close={state.close} />}
      {state.dialog?.kind === "letters" && <LettersForm close={state.close} started={() => state.open({ kind: "jobs" })} />}
      {state.dialog?.kind === "save" && (
        <ViewForm filter={queue.filter} columns={search.columns ?? []} view={ownOf(viewOf(search, views))} close={state.close} />
      )}
      <QueueDialogs state={state} shown={asOf?.instant ?? ""} selected={selectedCount(state.selection)} columns={columns} setColumns={setColumns} />
    </div>
  );
}

function ownOf<View extends { own: boolean }>(view: View | null): View | null {
  return view?.own ? view : null;
}

function Total({ total, instant }: { total: number; instant: string }) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <span className={classes["total"]}>
      <strong className="number" data-testid="queue-total" data-value={total}>
        {say("backlog.total", { n: total })}
      </strong>
      , <span className="number">{say("backlog.asOf", { at: format.atSecond(instant) })}</span>
    </span>
  );
}

function End({ pages: { state, total, retry } }: { pages: QueuePages }) {
  const { say } = useLanguage();
  const { failed } = useSyncExternalStore(state.subscribe, state.get);
  return (
    <p className={classes["end"]} role={failed ? "status" : undefined} data-failed={failed || undefined}>
      {failed ? say("backlog.loadFailed") : say("backlog.loaded", { n: total })}{" "}
      {failed && (
        <Button size="compact-sm" variant="default" onClick={retry}>
          {say("state.retry")}
        </Button>
      )}
    </p>
  );
}

function Empty({ instant }: { instant: string }) {
  const { say } = useLanguage();
  const format = useFormat();
  return <Message title={say("backlog.empty")} text={say("backlog.emptyWhy", { at: format.at(instant) })} shape="circle" />;
}

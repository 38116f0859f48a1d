import "../language/backlog.ts";
import { Button } from "@mantine/core";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useRef } from "react";
import { useFormat } from "../format/index.ts";
import { useLanguage } from "../language/index.ts";
import { useShownInstant } from "../live/index.ts";
import { Failure, Message, NewerBar, PageHead, Waiting } from "../ui/index.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { ExportLinks } from "./export-links.tsx";
import { JobTray, RunningJob, useJobs } from "./job-tray.tsx";
import { KeySheet } from "./key-sheet.tsx";
import { LettersForm } from "./letters-form.tsx";
import { useQueue } from "./queue.ts";
import { QueueDialogs } from "./queue-dialogs.tsx";
import { QueueFilters, SEARCH_ID } from "./queue-filters.tsx";
import { type QueueHold, QueueList } from "./queue-list.tsx";
import { QueueRow } from "./queue-row.tsx";
import { isSelected, selectedCount } from "./selection.ts";
import { useKeys } from "./use-keys.ts";
import { useQueueState } from "./use-queue-state.ts";
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
  const live = useShownInstant();
  const { on, setOn } = useQueueKeys(state);
  const asOf = queue.asOf;
  const update = (token: string) => void navigate({ search: (before) => ({ ...before, asOf: token }), replace: true, resetScroll: false });
  const shown = live ?? asOf?.instant ?? "";
  return (
    <div className={classes["page"]} data-reading={queue.reading || undefined}>
      <PageHead title={say("backlog.title")} under={asOf && <Total total={queue.total} instant={asOf.instant} />} />
      <RunningJob jobs={jobs} />
      <QueueFilters search={search} counts={queue.counts} newer={asOf && <NewerBar asOf={asOf} update={update} inline />}>
        <Button size="compact-sm" variant="default" onClick={() => state.open({ kind: "letters" })}>
          {say("backlog.letters")}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => state.open({ kind: "jobs" })} data-testid="jobs">
          {say("backlog.jobs")}
        </Button>
        {asOf && <ExportLinks filter={queue.filter} asOf={asOf.token} rows={queue.total} />}
        <Button size="compact-sm" variant="subtle" onClick={() => state.open({ kind: "keys" })} aria-label={say("backlog.keys")}>
          ?
        </Button>
      </QueueFilters>
      {queue.failed && <Failure error={queue.failed} retry={queue.retry} />}
      {!queue.known && !queue.failed && <Waiting height={560} bars={10} />}
      {asOf && queue.rows.length === 0 && <Empty instant={asOf.instant} />}
      {asOf && queue.rows.length > 0 && (
        <QueueList
          rows={queue.rows}
          counts={queue.counts && bySeverity(queue.counts.shown.counts)}
          total={queue.total}
          current={state.current}
          isSelected={(id) => isSelected(state.selection, id)}
          pick={state.pick}
          more={queue.more}
          hold={hold}
        >
          {(row, at) => (
            <QueueRow
              row={row}
              shown={shown}
              current={at === state.current}
              selected={isSelected(state.selection, row.rowId)}
              mark={state.asked.has(row.rowId) ? say("backlog.marked") : null}
              nowIn={state.corrected.get(row.rowId) ?? null}
              select={(range) => state.select(at, range)}
              act={() => state.open({ kind: "menu", row })}
            />
          )}
        </QueueList>
      )}
      {queue.rows.length > 0 && <End loaded={queue.rows.length} total={queue.total} failed={queue.moreFailed} more={queue.more} />}
      <BulkBar
        selection={state.selection}
        total={queue.total}
        selectAll={state.selectAll}
        unselect={state.unselect}
        act={(act) => state.open({ kind: "act", act, row: null })}
        more={() => state.open({ kind: "menu", row: null })}
      />
      {state.dialog?.kind === "keys" && <KeySheet on={on} setOn={setOn} close={state.close} />}
      {state.dialog?.kind === "jobs" && <JobTray jobs={jobs} close={state.close} />}
      {state.dialog?.kind === "letters" && <LettersForm close={state.close} started={() => state.open({ kind: "jobs" })} />}
      <QueueDialogs state={state} shown={shown} selected={selectedCount(state.selection)} />
    </div>
  );
}

function useQueueKeys(state: ReturnType<typeof useQueueState>) {
  const { open, row } = state;
  const act = (one: "ASSIGN" | "COMMENT" | "EXTEND") => () => row && open({ kind: "act", act: one, row: state.isAny ? null : row });
  const keys = {
    j: () => state.move(1),
    k: () => state.move(-1),
    ArrowDown: () => state.move(1),
    ArrowUp: () => state.move(-1),
    x: () => state.select(state.current, false),
    X: () => state.select(state.current, true),
    Enter: () => row && state.openCase(row),
    Escape: state.unselect,
    e: act("ASSIGN"),
    n: act("COMMENT"),
    s: act("EXTEND"),
    c: () => row && open({ kind: "correct", row }),
    ".": () => row && open({ kind: "menu", row: state.isAny ? null : row }),
    "?": () => open({ kind: "keys" }),
    "/": () => document.getElementById(SEARCH_ID)?.focus(),
  };
  return useKeys(keys, ["Enter", "ArrowDown", "ArrowUp"]);
}

function bySeverity<T extends { severity: string; cases: number }>(counts: readonly T[]): T[] {
  return [...Map.groupBy(counts, (count) => count.severity).values()].flatMap((group) =>
    group.slice(0, 1).map((one) => ({ ...one, cases: group.reduce((sum, { cases }) => sum + cases, 0) })),
  );
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

function End({ loaded, total, failed, more }: { loaded: number; total: number; failed: boolean; more: () => void }) {
  const { say } = useLanguage();
  const format = useFormat();
  if (loaded >= total) return <p className={classes["end"]}>{say("backlog.loaded", { n: total })}</p>;
  return (
    <p className={classes["end"]} role="status">
      {say(failed ? "backlog.loadFailed" : "backlog.loading", { n: format.number(loaded), total: format.number(total) })}{" "}
      <Button size="compact-sm" variant="default" onClick={more}>
        {say(failed ? "state.retry" : "backlog.jobs.moreItems")}
      </Button>
    </p>
  );
}

function Empty({ instant }: { instant: string }) {
  const { say } = useLanguage();
  const format = useFormat();
  return <Message title={say("backlog.empty")} text={say("backlog.emptyWhy", { at: format.at(instant) })} shape="circle" />;
}

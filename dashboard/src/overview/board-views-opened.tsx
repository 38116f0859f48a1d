import "../language/boards.ts";
import { useQuery } from "@apollo/client/react";
import { Button, Popover } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { OverviewSearch } from "../address/index.ts";
import { useFormat } from "../format/index.ts";
import { readFragment } from "../gql/index.ts";
import type { BoardViewFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { useOpening } from "../ui/index.ts";
import { BoardViewForm } from "./board-view-form.tsx";
import { searchOf } from "./board-settings.ts";
import { BoardView, BoardViews } from "./boards-graph.ts";
import classes from "./board-views.module.css";

const LOOK_EVERY_MS = 15_000;

/** The button with what it opened: the views, each with its overdue number, and the way to keep what is shown. */
export function OpenedBoardViews({ search }: { search: OverviewSearch }) {
  const { say } = useLanguage();
  const { button, opened, setOpened } = useOpening();
  const [form, setForm] = useState<{ view: BoardViewFragment | null } | null>(null);
  const edit = (view: BoardViewFragment | null) => {
    setOpened(false);
    setForm({ view });
  };
  return (
    <>
      <Popover opened={opened} onChange={setOpened} width={360} position="bottom-start" withArrow shadow="md" trapFocus returnFocus>
        <Popover.Target>
          <Button ref={button} size="sm" variant="default" onClick={() => setOpened(!opened)} data-testid="board-views">
            {say("boards.open")}
          </Button>
        </Popover.Target>
        <Popover.Dropdown className={classes["panel"] ?? ""} data-testid="board-views-list">
          {opened && <Views close={() => setOpened(false)} edit={edit} />}
          <Button size="compact-md" variant="light" onClick={() => edit(null)} data-testid="board-view-save">
            {say("boards.save")}
          </Button>
        </Popover.Dropdown>
      </Popover>
      {form && <BoardViewForm search={search} view={form.view} close={() => setForm(null)} />}
    </>
  );
}

function Views({ close, edit }: { close: () => void; edit: (view: BoardViewFragment) => void }) {
  const { say } = useLanguage();
  const { data, error } = useQuery(BoardViews, { fetchPolicy: "cache-and-network", pollInterval: LOOK_EVERY_MS, skipPollAttempt: () => document.hidden });
  const views = data?.savedBoards.boards.map((view) => readFragment(BoardView, view));
  if (!views) return <p role="status">{say(error ? "state.failed" : "state.loading")}</p>;
  if (views.length === 0) return <p>{say("boards.none")}</p>;
  const [own, shared] = [views.filter((view) => view.own), views.filter((view) => !view.own)];
  return (
    <>
      {own.length > 0 && <Group title={say("boards.own")} views={own} close={close} edit={edit} />}
      {shared.length > 0 && <Group title={say("boards.shared")} views={shared} close={close} edit={null} />}
    </>
  );
}

interface GroupSettings {
  title: string;
  views: readonly BoardViewFragment[];
  close: () => void;
  /** null: they are others' */
  edit: ((view: BoardViewFragment) => void) | null;
}

function Group({ title, views, close, edit }: GroupSettings) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {views.map((view) => (
          <li key={view.id} data-testid="board-view" data-value={view.overdue ?? undefined}>
            <span className={classes["name"]}>
              <ViewLink view={view} close={close} />
              {!view.own && <small>{say("boards.by", { name: view.byName })}</small>}
            </span>
            <span className={`number ${classes["overdue"]}`}>{view.overdue === null ? "–" : say("boards.overdue", { n: format.number(view.overdue) })}</span>
            {edit && (
              <Button size="compact-sm" variant="subtle" onClick={() => edit(view)} aria-label={say("boards.change", { name: view.name })}>
                <span aria-hidden="true">✎</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A view of one unit opens that unit's own board. */
function ViewLink({ view: { name, board }, close }: { view: BoardViewFragment; close: () => void }) {
  if (board.unit != null)
    return (
      <Link to="/don-vi/$code" params={{ code: board.unit }} search={board.trendTable ? { trend: "table" } : {}} onClick={close}>
        {name}
      </Link>
    );
  return (
    <Link to="/tong-quan" search={searchOf(board)} onClick={close}>
      {name}
    </Link>
  );
}

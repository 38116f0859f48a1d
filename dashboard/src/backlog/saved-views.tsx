import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { BacklogSearch } from "../address/index.ts";
import { useFormat } from "../format/index.ts";
import { readFragment } from "../gql/index.ts";
import type { QueueViewFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { QueueView, QueueViews } from "./views-graph.ts";
import classes from "./filters.module.css";

const LOOK_EVERY_MS = 15_000;

/** Views that the viewer keeps, and those of his unit. */
export function useViews(): readonly QueueViewFragment[] {
  const isHidden = () => document.hidden;
  const { data } = useQuery(QueueViews, { fetchPolicy: "cache-and-network", pollInterval: LOOK_EVERY_MS, skipPollAttempt: isHidden });
  return data?.savedViews.views.map((view) => readFragment(QueueView, view)) ?? [];
}

/** The view that the address stands for: the same conditions and columns. */
export function viewOf(search: BacklogSearch, views: readonly QueueViewFragment[]): QueueViewFragment | null {
  const { asOf: _asOf, ...shown } = search;
  const written = (one: Omit<BacklogSearch, "asOf">) => JSON.stringify(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return views.find((view) => written(searchOf(view)) === written(shown)) ?? null;
}

/** The address of a view, without a point: it opens at the newest. */
function searchOf({ filter, columns }: QueueViewFragment): Omit<BacklogSearch, "asOf"> {
  const { __typename: _name, ...conditions } = { __typename: undefined, ...filter };
  const said = Object.entries({ ...conditions, columns: columns.length > 0 ? columns : null }).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(said) as Omit<BacklogSearch, "asOf">;
}

/** The kept views, each with the length its list has now, and the way to keep what is shown. */
export function SavedViews({ search, views, save }: { search: BacklogSearch; views: readonly QueueViewFragment[]; save: () => void }) {
  const { say } = useLanguage();
  const format = useFormat();
  const shown = viewOf(search, views);
  return (
    <nav className={`${classes["views"]} screen-only`} aria-label={say("backlog.views")}>
      <Link to="/ton-dong" search={{}} className={classes["view"]} aria-current={isWhole(search) ? "page" : undefined} activeOptions={EXACTLY}>
        {say("backlog.views.all")}
      </Link>
      {views.map((view) => (
        <Link
          key={view.id}
          to="/ton-dong"
          search={searchOf(view)}
          className={classes["view"]}
          activeOptions={EXACTLY}
          aria-current={view.id === shown?.id ? "page" : undefined}
          title={view.own ? undefined : say("backlog.views.by", { name: view.byName })}
          data-testid="saved-view"
          data-value={view.cases ?? undefined}
        >
          {view.name}
          <strong className="number">{view.cases === null ? "–" : format.number(view.cases)}</strong>
        </Link>
      ))}
      <Button size="compact-sm" variant="subtle" onClick={save} data-testid="save-view">
        {say(shown?.own ? "backlog.views.change" : "backlog.views.save")}
      </Button>
    </nav>
  );
}

const EXACTLY = { exact: true, includeSearch: true } as const;

function isWhole(search: BacklogSearch): boolean {
  return Object.entries(search).every(([name, value]) => name === "asOf" || value === undefined);
}

import { useQuery } from "@apollo/client/react";
import { Button, NativeSelect, TextInput, UnstyledButton } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { FormEvent, ReactNode } from "react";
import type { BacklogSearch } from "../address/index.ts";
import { useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import { BacklogClass, type BacklogCountsQuery, Field, type Severity } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { saidIn, Shape } from "../ui/index.ts";
import { GROUPS, SIGN } from "./queue-words.ts";
import classes from "./filters.module.css";

const BacklogUnits = graphql(`
  query BacklogUnits {
    units {
      id
      code
      name
      validTo
    }
  }
`);

/** Where the words to look for are written; the key / leads there. */
export const SEARCH_ID = "backlog-search";

interface Settings {
  search: BacklogSearch;
  counts: BacklogCountsQuery | null;
  /** takes the focus on to the queue, once words were looked for */
  toQueue: () => void;
  /** says that there is something newer */
  newer: ReactNode;
}

/** Every condition of the queue with the number it would give, always in sight and in the address. Changing one keeps the point. */
export function QueueFilters({ search, counts, toQueue, newer }: Settings) {
  const { say } = useLanguage();
  const navigate = useNavigate({ from: "/ton-dong" });
  const change = (changed: { [K in keyof BacklogSearch]: BacklogSearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...changed }) as BacklogSearch, replace: true, resetScroll: false });
  const cases = (severity: Severity | null, backlogClass: BacklogClass | null) => counts && sum(counts, severity, backlogClass, search);
  const bands = counts?.ages.ageBands ?? [];
  const isFiltered = Object.entries(search).some(([name, value]) => name !== "asOf" && name !== "columns" && value !== undefined);
  return (
    <section className={`${classes["filters"]} screen-only`} aria-label={say("backlog.filters")}>
      <Strip label={say("backlog.groups")}>
        {GROUPS.map((group) => (
          <Chip
            key={group}
            on={search.severity?.includes(group)}
            cases={cases(group, null)}
            toggle={() => change({ severity: toggled(search.severity, group) })}
            id={`severity-${group}`}
            tone={SIGN[group].tone}
          >
            <Shape name={SIGN[group].shape} /> {say(`backlog.severity.${group}`)}
          </Chip>
        ))}
      </Strip>
      <div className={classes["second"]}>
        <Strip label={say("backlog.classes")}>
          {Object.values(BacklogClass).map((one) => (
            <Chip
              key={one}
              on={search.backlogClass?.includes(one)}
              cases={cases(null, one)}
              toggle={() => change({ backlogClass: toggled(search.backlogClass, one) })}
              id={`class-${one}`}
            >
              {say(`backlog.class.${one}`)}
            </Chip>
          ))}
        </Strip>
        <Strip label={say("backlog.ages")}>
          {bands.map((band, at) => (
            <Chip
              key={at}
              on={search.ageBand === at}
              cases={band.cases}
              toggle={() => change({ ageBand: search.ageBand === at ? undefined : at })}
              id={`age-${at}`}
            >
              <AgeWords from={bands[at - 1]?.mostDays ?? null} to={band.mostDays} />
            </Chip>
          ))}
        </Strip>
        {newer}
      </div>
      <div className={classes["row"]}>
        <Words key={search.text ?? ""} text={search.text} change={(text) => change({ text })} toQueue={toQueue} />
        <Units code={search.unit} change={(unit) => change({ unit })} />
        <NativeSelect
          size="sm"
          aria-label={say("backlog.fields")}
          value={search.field?.[0] ?? ""}
          onChange={({ currentTarget }) => change({ field: some(Object.values(Field).filter((field) => field === currentTarget.value)) })}
          data={[{ value: "", label: say("backlog.anyField") }, ...Object.values(Field).map((field) => ({ value: field, label: say(`field.${field}`) }))]}
        />
        {isFiltered && (
          <Button
            size="sm"
            variant="subtle"
            onClick={() => void navigate({ search: ({ asOf, columns }) => ({ ...(asOf && { asOf }), ...(columns && { columns }) }), replace: true })}
          >
            {say("backlog.clear")}
          </Button>
        )}
      </div>
    </section>
  );
}

/** The list that this group, or this class, would give with the other axis as it is chosen. */
function sum({ axes }: BacklogCountsQuery, severity: Severity | null, backlogClass: BacklogClass | null, chosen: BacklogSearch): number {
  const severities = severity ? [severity] : chosen.severity;
  const classesOf = backlogClass ? [backlogClass] : chosen.backlogClass;
  return axes.counts
    .filter((count) => (severities?.includes(count.severity) ?? true) && (classesOf?.includes(count.backlogClass) ?? true))
    .reduce((total, count) => total + count.cases, 0);
}

function toggled<T>(list: readonly T[] | undefined, word: T): T[] | undefined {
  const next = list?.includes(word) ? list.filter((one) => one !== word) : [...(list ?? []), word];
  return some(next);
}

function some<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}

function Strip({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="group" aria-label={label} className={classes["strip"]}>
      {children}
    </div>
  );
}

interface ChipSettings {
  on: boolean | undefined;
  cases: number | null;
  toggle: () => void;
  id: string;
  tone?: string;
  children: ReactNode;
}

function Chip({ on = false, cases, toggle, id, tone, children }: ChipSettings) {
  const format = useFormat();
  return (
    <UnstyledButton className={classes["chip"]} aria-pressed={on} data-tone={tone} onClick={toggle} data-testid={`chip-${id}`} data-value={cases ?? undefined}>
      <span>{children}</span>
      <strong className="number">{cases === null ? "…" : format.number(cases)}</strong>
    </UnstyledButton>
  );
}

function AgeWords({ from, to }: { from: number | null; to: number | null }) {
  const { say } = useLanguage();
  if (from === null) return say("backlog.age.upTo", { days: to ?? 0 });
  return to === null ? say("backlog.age.beyond", { days: from }) : say("backlog.age.between", { from: from + 1, to });
}

function Words({ text, change, toQueue }: { text: string | undefined; change: (text: string | undefined) => void; toQueue: () => void }) {
  const { say } = useLanguage();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    change(saidIn(event.currentTarget, "text").trim() || undefined);
    toQueue();
  };
  return (
    <form role="search" className={classes["search"]} onSubmit={submit}>
      <TextInput
        id={SEARCH_ID}
        name="text"
        type="search"
        size="sm"
        defaultValue={text ?? ""}
        maxLength={200}
        aria-label={say("backlog.search")}
        placeholder={say("backlog.search")}
        onKeyDown={(event) => event.key === "Escape" && toQueue()}
      />
      <Button type="submit" size="sm" variant="default">
        {say("cases.searchGo")}
      </Button>
    </form>
  );
}

function Units({ code, change }: { code: string | undefined; change: (code: string | undefined) => void }) {
  const { say } = useLanguage();
  const { data } = useQuery(BacklogUnits);
  const units = data?.units.filter((unit) => unit.validTo === null || unit.code === code) ?? [];
  return (
    <NativeSelect
      size="sm"
      className={classes["unit"] ?? ""}
      aria-label={say("filter.unit")}
      value={code ?? ""}
      onChange={(event) => change(event.currentTarget.value || undefined)}
      data={[{ value: "", label: say("backlog.anyUnit") }, ...units.map((unit) => ({ value: unit.code, label: unit.name }))]}
    />
  );
}

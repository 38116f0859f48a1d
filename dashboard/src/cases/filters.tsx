import { useQuery } from "@apollo/client/react";
import { Button, SegmentedControl, UnstyledButton } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import type { CasesSearch } from "../address/index.ts";
import { graphql } from "../gql/index.ts";
import { CaseStream, Channel, Field, Lateness, Stage } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Chosen } from "./chosen.tsx";
import { ChoiceMenu } from "./choice-menu.tsx";
import { SearchBox } from "./search-box.tsx";
import classes from "./filters.module.css";

// The tree comes after the rows: they are what the page was opened for.
const UnitPicker = lazy(() => import("./unit-picker.tsx").then((part) => ({ default: part.UnitPicker })));

const FilterWordsQuery = graphql(`
  query FilterWords {
    units {
      ...UnitPicker
      ...ChosenUnit
    }
    sources {
      code
      name
    }
  }
`);

/** All conditions of the list. Changing one keeps the point the list is counted at. */
export function Filters({ search }: { search: CasesSearch }) {
  const { say } = useLanguage();
  const navigate = useNavigate({ from: "/phan-anh" });
  const [unfolded, setUnfolded] = useState(false);
  const { data } = useQuery(FilterWordsQuery, { errorPolicy: "all" });
  const change = (changed: Partial<CasesSearch>) => void navigate({ search: (before) => ({ ...before, ...changed }), replace: true, resetScroll: false });
  const words = <T extends string>(list: Record<string, T>, name: (word: T) => string) =>
    Object.values(list).map((word) => ({ value: word, label: name(word) }));
  const sources = data?.sources?.map((source) => ({ value: source.code, label: source.name })) ?? [];
  const inOrder = (list: Record<string, Stage>) =>
    STAGE_ORDER.filter((stage) => Object.values(list).includes(stage)).map((stage) => ({ value: stage, label: say(`stage.${stage}`) }));
  return (
    <section className={`${classes["filters"]} screen-only`} aria-label={say("cases.filters")}>
      <div className={classes["row"]}>
        <SearchBox key={search.text ?? ""} text={search.text} onSearch={(text) => change({ text })} />
        <UnstyledButton className={classes["unfold"]} aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
          {say("cases.filters")}
        </UnstyledButton>
        <div className={classes["choices"]} data-unfolded={unfolded || undefined}>
          <Suspense fallback={<UnitPickerComing />}>
            <UnitPicker units={data?.units ?? []} code={search.unit} onPick={(unit) => change({ unit, unitOnly: undefined })} />
          </Suspense>
          <OpenSwitch open={search.open} onChange={(open) => change({ open })} />
          <ChoiceMenu
            name={say("filter.lateness")}
            options={words(Lateness, (word) => say(`lateness.${word}`))}
            chosen={search.lateness ? [search.lateness] : []}
            one
            onChange={([lateness]) => change({ lateness })}
          />
          <ChoiceMenu
            name={say("filter.extension")}
            options={[
              { value: "true", label: say("filter.extended") },
              { value: "false", label: say("filter.notExtended") },
            ]}
            chosen={search.extended === undefined ? [] : [String(search.extended)]}
            one
            onChange={([extended]) => change({ extended: extended === undefined ? undefined : extended === "true" })}
          />
          <ChoiceMenu
            name={say("filter.stream")}
            options={words(CaseStream, (word) => say(`stream.${word}`))}
            chosen={search.stream ? [search.stream] : []}
            one
            onChange={([stream]) => change({ stream })}
          />
          <ChoiceMenu name={say("filter.stage")} options={inOrder(Stage)} chosen={search.stage} onChange={(stage) => change({ stage: some(stage) })} />
          <ChoiceMenu
            name={say("filter.field")}
            options={words(Field, (word) => say(`field.${word}`))}
            chosen={search.field}
            onChange={(field) => change({ field: some(field) })}
          />
          <ChoiceMenu
            name={say("filter.channel")}
            options={words(Channel, (word) => say(`channel.${word}`))}
            chosen={search.channel}
            onChange={(channel) => change({ channel: some(channel) })}
          />
          {sources.length > 0 && (
            <ChoiceMenu name={say("filter.source")} options={sources} chosen={search.source} onChange={(source) => change({ source: some(source) })} />
          )}
        </div>
      </div>
      <Chosen search={search} units={data?.units ?? []} sources={sources} change={change} />
    </section>
  );
}

const STAGE_ORDER: readonly Stage[] = ["RECEIVED", "ASSIGNED", "IN_PROGRESS", "RESOLVED", "ANSWERED", "CLOSED", "DECLINED", "REDIRECTED"];

function some<T>(list: readonly T[]): T[] | undefined {
  return list.length ? [...list] : undefined;
}

function UnitPickerComing() {
  const { say } = useLanguage();
  return (
    <Button size="sm" variant="default" disabled className={classes["choice"] ?? ""} rightSection={<span aria-hidden="true">▾</span>}>
      {say("filter.anyUnit")}
    </Button>
  );
}

function OpenSwitch({ open, onChange }: { open: boolean | undefined; onChange: (open: boolean | undefined) => void }) {
  const { say } = useLanguage();
  return (
    <SegmentedControl
      size="sm"
      aria-label={say("filter.open")}
      value={open === undefined ? "any" : String(open)}
      onChange={(chosen) => onChange(chosen === "any" ? undefined : chosen === "true")}
      data={[
        { value: "true", label: say("filter.open.true") },
        { value: "false", label: say("filter.open.false") },
        { value: "any", label: say("filter.open.any") },
      ]}
    />
  );
}

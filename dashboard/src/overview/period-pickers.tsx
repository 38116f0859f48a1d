import { NativeSelect, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { OverviewSearch } from "../address/index.ts";
import { MonthReckoning, PeriodKind, Reckoning } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import classes from "./period.module.css";

const KINDS = [
  PeriodKind.Day,
  PeriodKind.Week,
  PeriodKind.Month,
  PeriodKind.Quarter,
  PeriodKind.HalfYear,
  PeriodKind.NineMonths,
  PeriodKind.Year,
  PeriodKind.Custom,
];

interface Settings {
  search: OverviewSearch;
  kind: PeriodKind;
  /** The days that are shown; null: none yet. */
  shown: { from: string; to: string } | null;
}

/** Everything that names the period; all of it stands in the address. */
export function PeriodPickers({ search, kind, shown }: Settings) {
  const { say } = useLanguage();
  const navigate = useNavigate({ from: "/tong-quan" });
  const change = (some: OverviewSearch) => void navigate({ search: (before) => ({ ...before, ...some }), replace: true, resetScroll: false });
  const chooseKind = (chosen: PeriodKind) =>
    change(
      chosen === PeriodKind.Custom ? { period: chosen, on: undefined, from: shown?.from, to: shown?.to } : { period: chosen, from: undefined, to: undefined },
    );
  const day = (name: "on" | "from" | "to", value: string) => (
    <TextInput
      type="date"
      label={say(`period.${name}`)}
      value={value}
      min="2000-01-01"
      max="2099-12-31"
      onChange={(event) => change({ [name]: event.currentTarget.value || undefined })}
      data-testid={`period-${name}`}
    />
  );
  return (
    <div className={classes["bar"]}>
      <NativeSelect
        label={say("period.kind")}
        value={kind}
        onChange={(event) => chooseKind(event.currentTarget.value as PeriodKind)}
        data={KINDS.map((value) => ({ value, label: say(`period.kind.${value}`) }))}
        data-testid="period-kind"
      />
      {kind === PeriodKind.Custom ? (
        <>
          {day("from", search.from ?? "")}
          {day("to", search.to ?? "")}
        </>
      ) : (
        <>
          {day("on", search.on ?? shown?.to ?? "")}
          <NativeSelect
            label={say("period.months")}
            value={search.months ?? MonthReckoning.Administrative}
            onChange={(event) => change({ months: event.currentTarget.value as MonthReckoning })}
            data={[MonthReckoning.Administrative, MonthReckoning.Calendar].map((value) => ({ value, label: say(`period.months.${value}`) }))}
            data-testid="period-months"
          />
        </>
      )}
      <NativeSelect
        label={say("period.reckoning")}
        value={search.reckoning ?? Reckoning.AsItWas}
        onChange={(event) => change({ reckoning: event.currentTarget.value as Reckoning })}
        data={[Reckoning.AsItWas, Reckoning.BySuccessor].map((value) => ({ value, label: say(`period.reckoning.${value}`) }))}
        data-testid="period-reckoning"
      />
    </div>
  );
}

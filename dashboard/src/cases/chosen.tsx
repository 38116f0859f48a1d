import { SegmentedControl, Switch, UnstyledButton } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { CasesSearch } from "../address/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { useConditionWords } from "./condition-words.ts";
import classes from "./filters.module.css";

const ChosenUnit = graphql(`
  fragment ChosenUnit on Unit {
    id
    code
    name
  }
`);

interface Settings {
  search: CasesSearch;
  units: readonly FragmentType<typeof ChosenUnit>[];
  sources: readonly { value: string; label: string }[];
  change: (some: Partial<CasesSearch>) => void;
}

/** The conditions at work, each with the way to drop it: nobody forgets that a list is filtered. */
export function Chosen({ search, units, sources, change }: Settings) {
  const { say } = useLanguage();
  const unitName = readFragment(ChosenUnit, units).find((unit) => unit.code === search.unit)?.name;
  const conditions = useConditionWords(search, unitName, new Map(sources.map((source) => [source.value, source.label])));
  return (
    <div className={classes["row"]}>
      <ul className={classes["chosen"]}>
        {conditions.map((condition) => (
          <li key={condition.key}>
            <UnstyledButton className={classes["chip"]} onClick={() => change(condition.without)} aria-label={say("cases.remove", { name: condition.name })}>
              {condition.name} <span aria-hidden="true">×</span>
            </UnstyledButton>
          </li>
        ))}
        {conditions.length > 1 && (
          <li>
            <Link from="/phan-anh" to="/phan-anh" search={({ asOf, order, group }) => ({ asOf, order, group })} replace className={classes["clear"]}>
              {say("cases.clear")}
            </Link>
          </li>
        )}
      </ul>
      <Arrangement search={search} change={change} />
    </div>
  );
}

function Arrangement({ search, change }: Pick<Settings, "search" | "change">) {
  const { say } = useLanguage();
  const order = search.order ?? "DUE_FIRST";
  return (
    <div className={classes["arrangement"]}>
      <Switch
        size="sm"
        label={say("cases.group")}
        checked={search.group === true && order === "DUE_FIRST"}
        disabled={order !== "DUE_FIRST"}
        onChange={(event) => change({ group: event.currentTarget.checked || undefined })}
      />
      <SegmentedControl
        size="xs"
        aria-label={say("cases.order")}
        value={order}
        onChange={(chosen) => change({ order: chosen === "NEWEST_FIRST" ? chosen : undefined })}
        data={[
          { value: "DUE_FIRST", label: say("cases.order.DUE_FIRST") },
          { value: "NEWEST_FIRST", label: say("cases.order.NEWEST_FIRST") },
        ]}
      />
    </div>
  );
}

import "../language/rules.ts";
import "../language/units.ts";
import { useQuery } from "@apollo/client/react";
import { TextInput } from "@mantine/core";
import { Link, useRouteContext, useSearch } from "@tanstack/react-router";
import { useDeferredValue, useState } from "react";
import { useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import type { RegisterQuery } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, Message, OldValues, PageHead, Panel, Waiting } from "../ui/index.ts";
import { CasesWithoutSuccessor } from "./cases-without-successor.tsx";
import { ImportUnits } from "./import-units.tsx";
import { UnitRecord } from "./unit-record.tsx";
import classes from "./units-admin.module.css";
import { foundInTree } from "./units-tree.ts";

const UnitsQuery = graphql(`
  query Register {
    units {
      id
      code
      name
      kind
      ended
      scored
      parent {
        id
        code
      }
    }
  }
`);

/** The register: who the units are and were, who works there, and how a file changes it. */
export function UnitsAdminPage() {
  const { say } = useLanguage();
  const format = useFormat();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const { unit: chosen } = useSearch({ from: "/signed-in/quan-tri/don-vi" });
  const { data, previousData, error, refetch } = useQuery(UnitsQuery, { fetchPolicy: "cache-and-network" });
  const units = (data ?? previousData)?.units ?? null;
  const code = chosen ?? units?.[0]?.code;
  return (
    <>
      <PageHead title={say("register.title")}>{units && error && <OldValues retry={refetch} />}</PageHead>
      <p className={classes["lead"]}>{say("register.lead")}</p>
      {viewer.may.includes("cases") && <CasesWithoutSuccessor />}
      <div className={classes["parts"]}>
        <Panel title={say("register.tree")} lead={units && say("register.count", { n: format.number(units.length) })}>
          {!units && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={480} bars={10} />)}
          {units && <Tree units={units} chosen={code} />}
        </Panel>
        {code && <UnitRecord code={code} key={code} />}
      </div>
      {viewer.may.includes("adoptUnits") && <ImportUnits onAdopted={() => void refetch()} />}
    </>
  );
}

function Tree({ units, chosen }: { units: RegisterQuery["units"]; chosen: string | undefined }) {
  const { say } = useLanguage();
  const [text, setText] = useState("");
  const rows = foundInTree(units, useDeferredValue(text));
  return (
    <>
      <TextInput
        type="search"
        label={say("register.find")}
        value={text}
        maxLength={100}
        onChange={(event) => setText(event.currentTarget.value)}
        data-testid="unit-search"
      />
      {rows.length === 0 && <Message title={say("register.none")} />}
      <ul className={classes["tree"]} data-testid="unit-tree">
        {rows.map(({ unit, depth, found }) => (
          <li key={unit.code} style={{ paddingInlineStart: depth * 18 }} data-found={found || undefined} data-ended={unit.ended || undefined}>
            <Link
              from="/quan-tri/don-vi"
              to="/quan-tri/don-vi"
              search={{ unit: unit.code }}
              replace
              resetScroll={false}
              aria-current={unit.code === chosen ? "true" : undefined}
              data-testid={`unit-${unit.code}`}
            >
              {unit.name}
            </Link>
            <span className={classes["kind"]}>
              {say(`kind.${unit.kind}`)}
              {unit.ended && ` · ${say("register.ended")}`}
              {!unit.scored && unit.parent !== null && ` · ${say("register.notScored")}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useFormat } from "../format/index.ts";
import { type FragmentType, readFragment } from "../gql/index.ts";
import "../language/wall.ts";
import { useLanguage } from "../language/index.ts";
import { Panel, ScrollTable } from "../ui/index.ts";
import { UnitsMapBoard } from "./map-board.ts";
import type { MappedUnit } from "./mapped-unit.ts";
import { UnitsMap } from "./units-map.tsx";
import classes from "./map.module.css";

/** Where it is late, as a map or as its table; every unit opens its page. */
export function MapPanel({ board, old }: { board: FragmentType<typeof UnitsMapBoard>; old: boolean }) {
  const { say } = useLanguage();
  const navigate = useNavigate();
  const [isTable, setTable] = useState(false);
  const units = readFragment(UnitsMapBoard, board).units.map(({ open, overdue, unit }) => ({
    open,
    overdue,
    code: unit.code,
    name: unit.name,
    kind: unit.kind,
  }));
  const openUnit = (code: string) => void navigate({ to: "/don-vi/$code", params: { code }, search: {} });
  return (
    <Panel
      title={say("map.title")}
      lead={say("map.lead")}
      aside={
        <Button size="compact-sm" variant="light" onClick={() => setTable(!isTable)} aria-pressed={isTable}>
          {say(isTable ? "map.drawn" : "map.table")}
        </Button>
      }
    >
      <div data-old={old || undefined} className={classes["shown"]}>
        {isTable ? <UnitsTable units={units} /> : <UnitsMap units={units} label={say("map.title")} onOpen={openUnit} />}
      </div>
    </Panel>
  );
}

function UnitsTable({ units }: { units: readonly MappedUnit[] }) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <ScrollTable label={say("map.title")} heads={(["units.unit", "board.overdue", "board.open"] as const).map((head) => say(head))}>
      {units
        .toSorted((a, b) => b.overdue - a.overdue)
        .map(({ code, name, overdue, open }) => (
          <tr key={code}>
            <th scope="row">{name}</th>
            <td className="number">{format.number(overdue)}</td>
            <td className="number">{format.number(open)}</td>
          </tr>
        ))}
    </ScrollTable>
  );
}

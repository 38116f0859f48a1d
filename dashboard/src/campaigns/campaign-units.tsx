import { Link } from "@tanstack/react-router";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { CampaignNumber, CampaignUnitsFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Panel, ScrollTable } from "../ui/index.ts";
import { Standing } from "./standing.tsx";
import classes from "./campaigns.module.css";

const CampaignUnitsStanding = graphql(`
  fragment CampaignUnits on CampaignStanding {
    asOf {
      token
    }
    units {
      unitOnly
      arrived
      unit {
        id
        code
        name
      }
      figures {
        opening
        left
        done
        target
        line
        onLine
      }
    }
  }
`);

/** How each unit stands: what it began with, what is left, and whether it keeps to the line; every number opens its list. */
export function CampaignUnits({ id, standing: masked, ended }: { id: string; standing: FragmentType<typeof CampaignUnitsStanding>; ended: boolean }) {
  const { say } = useLanguage();
  const { units, asOf } = readFragment(CampaignUnitsStanding, masked);
  const heads = [
    say("campaign.unit"),
    say("campaign.number.OPENING"),
    say("campaign.number.LEFT"),
    say("campaign.number.DONE"),
    say("campaign.share"),
    say("campaign.standing"),
    say("campaign.arrivedShort"),
  ];
  return (
    <Panel title={say("campaign.units")} lead={say("campaign.unitsLead")}>
      <ScrollTable label={say("campaign.units")} heads={heads} least="middle" className={classes["table"]} testId="campaign-units">
        {units.map((row) => (
          <UnitRow key={`${row.unit.id} ${row.unitOnly}`} id={id} row={row} asOf={asOf.token} ended={ended} />
        ))}
      </ScrollTable>
    </Panel>
  );
}

function UnitRow({ id, row, asOf, ended }: { id: string; row: CampaignUnitsFragment["units"][number]; asOf: string; ended: boolean }) {
  const { say } = useLanguage();
  const format = useFormat();
  const { unit, unitOnly, figures, arrived } = row;
  const { opening, left, done } = figures;
  const door = (number: CampaignNumber, value: number) => (
    <td className="number">
      <Link
        to="/chien-dich/$id/danh-sach"
        params={{ id }}
        search={{ number, unit: unit.code, asOf, ...(unitOnly && { alone: true }) }}
        data-testid={`unit-${unit.code}-${number}`}
      >
        {format.number(value)}
      </Link>
    </td>
  );
  return (
    <tr>
      <th scope="row">{unitOnly ? say("campaign.unitOnly", { unit: unit.name }) : unit.name}</th>
      {door("OPENING", opening)}
      {door("LEFT", left)}
      {door("DONE", done)}
      <td className="number">{opening === 0 ? "–" : format.share(done / opening)}</td>
      <td>{opening === 0 ? "–" : <Standing figures={figures} ended={ended} />}</td>
      {door("ARRIVED", arrived)}
    </tr>
  );
}

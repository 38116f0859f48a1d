import type { ReactNode } from "react";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { WorkloadTableFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { CasesLink, ScrollTable } from "../ui/index.ts";
import { FIGURES, listBehind } from "./figures.ts";
import type { Whose } from "./figures.ts";
import classes from "./inside.module.css";

const WorkloadTableLoad = graphql(`
  fragment WorkloadTable on InsideWorkload {
    from
    to
    rows {
      place {
        id
        code
        name
      }
      officer {
        username
        name
      }
      open
      overdue
      dueSoon
      severe
      insideLate
      done
      meanOwnMinutes
    }
    total {
      open
      overdue
      dueSoon
      severe
      insideLate
      done
      meanOwnMinutes
    }
  }
`);

interface Settings {
  load: FragmentType<typeof WorkloadTableLoad>;
  unit: string;
  asOf: string;
  /** Shown where nobody has anything. */
  empty: ReactNode;
}

/** Divisions and their officers with what each has; the last row is all of them. */
export function WorkloadTable({ load: masked, unit, asOf, empty }: Settings) {
  const { say } = useLanguage();
  const { rows, total, from, to } = readFragment(WorkloadTableLoad, masked);
  if (rows.length === 0) return empty;
  const heads = [say("inside.place"), say("inside.officer"), ...FIGURES.map((figure) => say(`inside.figure.${figure}`)), say("inside.figure.own")];
  const of = { unit, from, to, asOf };
  return (
    <ScrollTable label={say("inside.load")} heads={heads} least="wide" testId="workload">
      {rows.map((row) => {
        const whose = { place: row.place.code, officer: row.officer?.username ?? null };
        const named = { place: row.place.name, officer: row.officer?.name ?? say("inside.nobody") };
        return (
          <tr key={`${whose.place} ${whose.officer ?? ""}`} data-testid="workload-row" data-place={whose.place} data-officer={whose.officer ?? ""}>
            <th scope="row">{named.place}</th>
            <td>{named.officer}</td>
            <Numbers figures={row} whose={whose} named={named} of={of} />
          </tr>
        );
      })}
      <tr className={classes["sum"]} data-testid="workload-total">
        <th scope="row">{say("inside.sum")}</th>
        <td />
        <Numbers figures={total} whose={null} named={{ place: say("inside.sum"), officer: "" }} of={of} />
      </tr>
    </ScrollTable>
  );
}

interface NumbersSettings {
  figures: WorkloadTableFragment["total"];
  whose: Whose;
  named: { place: string; officer: string };
  of: { unit: string; from: string; to: string; asOf: string };
}

function Numbers({ figures, whose, named, of }: NumbersSettings) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <>
      {FIGURES.map((figure) => (
        <td key={figure} className={classes["number"]} data-figure={figure} data-value={figures[figure]}>
          <CasesLink
            search={listBehind(figure, whose, of)}
            label={say("inside.numberOf", { ...named, figure: say(`inside.figure.${figure}`), n: format.number(figures[figure]) })}
          >
            {format.number(figures[figure])}
          </CasesLink>
        </td>
      ))}
      <td className={classes["number"]}>{figures.meanOwnMinutes === null ? "–" : format.worked(figures.meanOwnMinutes)}</td>
    </>
  );
}

import type { ReactNode } from "react";
import { useFormat } from "../format/index.ts";
import type { PreviewBulkQuery } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Moment } from "../ui/index.ts";
import classes from "./dialogs.module.css";

const UNITS_SHOWN = 6;

/** What a change of many cases would do: how many, since when, whose clocks, who is told, and what stands against the rest. */
export function BulkFacts({ preview }: { preview: Extract<PreviewBulkQuery["previewBulk"], { __typename: "BulkPreview" }> }) {
  const { say } = useLanguage();
  const format = useFormat();
  const told = preview.told.map((unit) => unit.name);
  return (
    <section data-testid="bulk-facts" data-possible={preview.possible}>
      <p className={classes["sum"]}>{say("backlog.bulk.count", { n: preview.cases, possible: format.number(preview.possible) })}</p>
      <dl className={classes["facts"]}>
        {preview.oldest && (
          <Fact name={say("backlog.bulk.oldest")}>
            <Moment at={preview.oldest} />
          </Fact>
        )}
        <Fact name={say("backlog.bulk.units")}>
          {preview.units
            .slice(0, UNITS_SHOWN)
            .map(({ unit, cases }) => `${unit.name} (${format.number(cases)})`)
            .join(", ")}
          {preview.units.length > UNITS_SHOWN && ` +${preview.units.length - UNITS_SHOWN}`}
        </Fact>
        <Fact name={say("backlog.bulk.clocks")}>{format.number(preview.clocksTouched)}</Fact>
        <Fact name={say("backlog.bulk.told")}>
          {told.slice(0, UNITS_SHOWN).join(", ") || say("backlog.bulk.toldNone")}
          {told.length > UNITS_SHOWN && ` +${told.length - UNITS_SHOWN}`}
        </Fact>
        {preview.onWorklist > 0 && <Fact name={say("backlog.bulk.worklist")}>{format.number(preview.onWorklist)}</Fact>}
        {preview.refusedBy.length > 0 && (
          <Fact name={say("backlog.bulk.refused")}>
            <ul>
              {preview.refusedBy.map(({ message, cases }) => (
                <li key={message}>{say("backlog.bulk.refusedRow", { n: cases, message })}</li>
              ))}
            </ul>
          </Fact>
        )}
      </dl>
      <p className={classes["note"]}>{say(preview.undoable ? "backlog.bulk.undoable" : "backlog.bulk.notUndoable")}</p>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

import "../language/inside.ts";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { InsideAssignmentFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { lateForm, Panel } from "../ui/index.ts";
import classes from "./inside.module.css";

const OneAssignment = graphql(`
  fragment InsideAssignment on InsideAssignment {
    id
    division {
      id
      code
      name
    }
    officer {
      username
      name
    }
    note
    dueAt
    late
    from
    to
    ended
    endedWords
    byName
    onBehalfOf
    current
  }
`);
const CaseInsideCase = graphql(`
  fragment CaseInside on Case {
    id
    dueAt
    mayTakeBackInside
    insideAssignments {
      id
      current
      ...InsideAssignment
    }
    insideTargets {
      divisions {
        id
        code
      }
    }
  }
`);

const AssignForm = lateForm(async () => (await import("./assign-form.tsx")).AssignForm);
const TakeBackForm = lateForm(async () => (await import("./take-back-form.tsx")).TakeBackForm);

/** Who inside the unit works on the case, who did before, and giving it to somebody. */
export function CaseInside({ one: masked }: { one: FragmentType<typeof CaseInsideCase> }) {
  const { say } = useLanguage();
  const [open, setOpen] = useState<"assign" | "takeBack" | null>(null);
  const one = readFragment(CaseInsideCase, masked);
  const current = one.insideAssignments.find((assignment) => assignment.current);
  const before = one.insideAssignments.filter((assignment) => !assignment.current);
  if (one.insideTargets === null && one.insideAssignments.length === 0) return null;
  const close = () => setOpen(null);
  return (
    <Panel title={say("inside.case")} lead={current ? undefined : say("inside.caseNone")}>
      <div data-testid="case-inside">
        {current && <Assignment one={readFragment(OneAssignment, current)} />}
        {before.length > 0 && (
          <details>
            <summary className={classes["facts"]}>{say("inside.history", { n: before.length })}</summary>
            <ul className={classes["list"]}>
              {before.toReversed().map((assignment) => (
                <li key={assignment.id}>
                  <Assignment one={readFragment(OneAssignment, assignment)} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <div className={classes["acts"]}>
        {one.insideTargets && (
          <Button size="xs" variant="default" {...AssignForm.ahead} onClick={() => setOpen("assign")} data-testid="assign-inside">
            {say(current ? "inside.reassign" : "inside.assign")}
          </Button>
        )}
        {current && one.mayTakeBackInside && (
          <Button size="xs" variant="default" {...TakeBackForm.ahead} onClick={() => setOpen("takeBack")} data-testid="take-back-inside">
            {say("inside.takeBack")}
          </Button>
        )}
      </div>
      {open === "assign" && <AssignForm caseId={one.id} current={current?.id ?? null} limit={one.dueAt} close={close} />}
      {open === "takeBack" && current && <TakeBackForm caseId={one.id} id={current.id} close={close} />}
    </Panel>
  );
}

function Assignment({ one }: { one: InsideAssignmentFragment }) {
  const { say } = useLanguage();
  const format = useFormat();
  const whom = [one.officer?.name, one.division?.name].filter(Boolean).join(", ");
  const told = { name: one.byName, at: format.at(one.from) };
  return (
    <div data-testid="inside-assignment" data-current={one.current || undefined} data-ended={one.ended ?? undefined}>
      <p className={classes["whom"]}>{say("inside.given", { whom })}</p>
      <p className={classes["facts"]}>
        {one.onBehalfOf === null ? say("inside.by", told) : say("inside.byFor", { ...told, lender: one.onBehalfOf })}
        {one.to !== null && ` · ${say("inside.until", { at: format.at(one.to) })}`}
        {one.ended !== null && ` · ${say(`inside.ended.${one.ended}`)}`}
        {one.endedWords !== null && `: ${one.endedWords}`}
      </p>
      {one.dueAt !== null && (
        <p className={classes["facts"]}>
          {say("inside.due", { at: format.at(one.dueAt) })}
          {one.late && <span className={classes["late"]}> · {say("inside.late")}</span>}
        </p>
      )}
      {one.note !== "" && <p className={classes["words"]}>{one.note}</p>}
    </div>
  );
}

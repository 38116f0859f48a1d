import "../language/causes.ts";
import { useQuery } from "@apollo/client/react";
import { Popover, UnstyledButton } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { type CasesSearch, type ListedFigure, listOf } from "../address/index.ts";
import { clockSecondsText, useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import type { BoardFigure, FigureCausesQuery } from "../gql/graphql.ts";
import { type MessageId, useLanguage } from "../language/index.ts";
import { CasesLink } from "./cases-link.tsx";
import classes from "./figure-cause.module.css";
import { useOpening } from "./use-opening.ts";

const FigureCauses = graphql(`
  query FigureCauses($figures: [BoardFigure!]!, $since: String!, $asOf: String!, $unit: String!, $unitOnly: Boolean!, $inCharge: String) {
    figureChanges(figures: $figures, since: $since, asOf: $asOf, unit: $unit, unitOnly: $unitOnly, inCharge: $inCharge) {
      figure
      since {
        instant
        token
      }
      asOf {
        instant
        token
      }
      before
      after
      moves {
        entered
        cause
        sourceCode
        sourceName
        cases
        listed
      }
    }
  }
`);
type Change = FigureCausesQuery["figureChanges"][number];

interface Point {
  instant: string;
  token: string;
}

/** Whose numbers' causes are asked for. */
export interface CausesOf {
  figures: readonly BoardFigure[];
  unit: string;
  own?: boolean;
  inCharge: string | null;
  /** the first point that was shown; null: none yet */
  since: Point | null;
  asOf: Point;
}

/** The button with what it opened: the causes up to the point it was opened at, which then stands still. */
export function OpenedCause({ of, looks, children }: { of: CausesOf; looks: { className: string; "aria-label": string }; children: ReactNode }) {
  const { button, opened, setOpened } = useOpening();
  const [kept, setKept] = useState(of);
  const toggle = () => {
    if (!opened) setKept(of);
    setOpened(!opened);
  };
  return (
    <Popover opened={opened} onChange={setOpened} width={340} position="bottom-end" withArrow shadow="md" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <UnstyledButton ref={button} {...looks} onClick={toggle}>
          {children}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes["panel"] ?? ""} data-testid="figure-causes" tabIndex={-1}>
        {opened && <Causes of={kept} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function Causes({ of: { figures, unit, own = false, inCharge, since, asOf } }: { of: CausesOf }) {
  const { say } = useLanguage();
  const none = since === null || Date.parse(since.instant) >= Date.parse(asOf.instant);
  const { data, error } = useQuery(FigureCauses, {
    variables: { figures: [...figures], since: since?.token ?? "", asOf: asOf.token, unit, unitOnly: own, inCharge },
    skip: none,
    fetchPolicy: "no-cache",
  });
  if (none) return <p>{say("move.waiting")}</p>;
  if (!data) return <p role="status">{say(error ? "move.failed" : "state.loading")}</p>;
  return (
    <>
      <p className="number">{say("move.span", { from: clockSecondsText(since.instant), to: clockSecondsText(asOf.instant) })}</p>
      {data.figureChanges.map((change) => (
        <OneFigure key={change.figure} change={change} scope={{ unit, own, inCharge }} />
      ))}
    </>
  );
}

const SHOWN: Record<BoardFigure, { listed: ListedFigure; name: MessageId }> = {
  OPEN: { listed: "open", name: "board.open" },
  OVERDUE: { listed: "overdue", name: "board.overdue" },
  DUE_SOON: { listed: "dueSoon", name: "board.dueSoon" },
  INHERITED_OVERDUE: { listed: "inherited", name: "board.inherited" },
  RECEIVED_TODAY: { listed: "receivedToday", name: "board.receivedToday" },
  CLOSED_TODAY: { listed: "closedToday", name: "board.closedToday" },
};

interface Scope {
  unit: string;
  own: boolean;
  inCharge: string | null;
}

function OneFigure({ change, scope }: { change: Change; scope: Scope }) {
  const { say } = useLanguage();
  const format = useFormat();
  const { before, after, moves } = change;
  const by = after === before ? "±0" : format.change(after - before);
  return (
    <section data-testid={`causes-${change.figure}`}>
      <h3 className="number">
        {say("move.title", { figure: say(SHOWN[change.figure].name), before: format.number(before), after: format.number(after), by })}
      </h3>
      {moves.length === 0 ? (
        <p>{say("move.same")}</p>
      ) : (
        <ul>
          {moves.map((move) => (
            <OneMove key={`${move.entered}${move.cause}${move.sourceCode ?? ""}`} move={move} search={searchOf(change, move, scope)} />
          ))}
        </ul>
      )}
    </section>
  );
}

function OneMove({ move, search }: { move: Change["moves"][number]; search: CasesSearch }) {
  const { say } = useLanguage();
  const format = useFormat();
  const { entered, cause, cases, listed, sourceName } = move;
  const words = say(`move.${entered ? "entered" : "left"}.${cause}`, { n: cases, source: sourceName ?? "" });
  return (
    <li data-cause={cause} data-entered={entered} data-value={listed}>
      <span className={classes["sign"]} aria-hidden="true">
        {entered ? "+" : "−"}
      </span>
      {listed > 0 ? (
        <CasesLink search={search} label={say("move.list", { move: words })}>
          {words}
        </CasesLink>
      ) : (
        <span>{words}</span>
      )}
      {listed < cases && <span>{say("move.unseen", { n: format.number(cases - listed) })}</span>}
    </li>
  );
}

/** The list of one part: at the later point what came, at the earlier one what left; a day's number is that of the later point's day at both. */
function searchOf({ figure, since, asOf }: Change, { entered, cause, sourceCode }: Change["moves"][number], { unit, own, inCharge }: Scope): CasesSearch {
  const [at, notAt] = entered ? [asOf, since] : [since, asOf];
  const list = listOf(SHOWN[figure].listed, unit, { instant: asOf.instant, token: at.token, inCharge }, own);
  return { ...list, ...(sourceCode !== null && { source: [sourceCode] }), notAt: notAt.token, movedBy: cause };
}

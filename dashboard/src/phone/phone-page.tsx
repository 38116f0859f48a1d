import { Link, useRouteContext } from "@tanstack/react-router";
import { useState } from "react";
import { listOf } from "../address/index.ts";
import { useFormat } from "../format/index.ts";
import { readFragment } from "../gql/index.ts";
import type { LiveFiguresFragment } from "../gql/graphql.ts";
import "../language/directives.ts";
import "../language/wall.ts";
import { type MessageId, useLanguage } from "../language/index.ts";
import { LiveBoard, LiveFigures, useBoard } from "../live/index.ts";
import { setWantsPhone, wantsPhone } from "../shell/phone-first.ts";
import { CasesLink, Failure, Shape, type ShapeName, Waiting } from "../ui/index.ts";
import { PhoneAlerts } from "./phone-alerts.tsx";
import { PhoneWaiting } from "./phone-waiting.tsx";
import { QuickDirective } from "./quick-directive.tsx";
import { WorstUnits } from "./worst-units.tsx";
import classes from "./phone.module.css";

const NUMBERS: readonly { name: MessageId; figure: "open" | "overdue" | "dueSoon" | "receivedToday" | "closedToday"; tone?: string; shape?: ShapeName }[] = [
  { name: "board.overdue", figure: "overdue", tone: "late", shape: "triangle" },
  { name: "board.open", figure: "open" },
  { name: "board.dueSoon", figure: "dueSoon", tone: "soon", shape: "diamond" },
  { name: "board.receivedToday", figure: "receivedToday" },
  { name: "board.closedToday", figure: "closedToday" },
];

/** For a leader with a phone in one hand: five numbers, three units, what awaits him, what is wrong. */
export function PhonePage() {
  const { say } = useLanguage();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const { board: shown, following, error, loading, refetch } = useBoard(null, null);
  const board = shown && readFragment(LiveBoard, shown);
  const figures = board && readFragment(LiveFigures, board);
  const old = following.connection === "lost";
  return (
    <div className={classes["phone"]} data-old={old || undefined} data-testid="phone">
      <header className={classes["head"]}>
        <h1>{say("phone.title")}</h1>
        <p>{viewer.scope.name}</p>
        {figures && <AsOf figures={figures} old={old} />}
      </header>
      {!figures && (error && !loading ? <Failure error={error} retry={refetch} /> : <Waiting height={300} bars={5} />)}
      {figures && <Numbers figures={figures} scope={viewer.scope} />}
      {board && figures && <WorstUnits board={board} asOf={figures.asOf} />}
      {viewer.may.includes("proposals") && <PhoneWaiting />}
      {viewer.may.includes("alerts") && <PhoneAlerts shown={figures?.asOf.instant ?? null} />}
      <FirstPage />
    </div>
  );
}

/** Whether a leader's phone opens this page first, and the way to the whole one. */
function FirstPage() {
  const { say } = useLanguage();
  const [wanted, setWanted] = useState(wantsPhone);
  const turn = () => {
    setWantsPhone(!wanted);
    setWanted(!wanted);
  };
  return (
    <div className={classes["full"]}>
      <label className={classes["first"]}>
        <input type="checkbox" checked={wanted} onChange={turn} /> {say("phone.first")}
      </label>
      <Link to="/tong-quan" search={{}}>
        {say("phone.full")}
      </Link>
    </div>
  );
}

function AsOf({ figures, old }: { figures: LiveFiguresFragment; old: boolean }) {
  const { say } = useLanguage();
  const format = useFormat();
  const at = format.at(figures.asOf.instant);
  return (
    <p className={`number ${classes["asOf"]}`} role="status">
      {say(old ? "phone.old" : "phone.asOf", { at })}
    </p>
  );
}

function Numbers({ figures, scope }: { figures: LiveFiguresFragment; scope: { code: string; name: string } }) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <section className={classes["numbers"]} aria-label={say("board.figures")}>
      {NUMBERS.map(({ name, figure, tone, shape }) => (
        <div key={figure} className={classes["number"]} data-tone={tone}>
          <span className={classes["name"]}>
            {shape && <Shape name={shape} size={11} />} {say(name)}
          </span>
          <CasesLink
            search={listOf(figure, scope.code, figures.asOf)}
            className={classes["value"]}
            label={say("board.openList", { n: format.number(figures[figure]), figure: say(name) })}
          >
            <span className="number" data-testid={`phone-${figure}`} data-value={figures[figure]}>
              {format.number(figures[figure])}
            </span>
          </CasesLink>
          {figure === "overdue" && <QuickDirective unit={null} count={figures.overdue} scope={scope} asOf={figures.asOf} />}
        </div>
      ))}
    </section>
  );
}

import { clockSecondsText, clockText, useFormat } from "../format/index.ts";
import { useLanguage } from "../language/index.ts";
import { type Following, useFollowing } from "../live/index.ts";
import { Shape, type ShapeName } from "../ui/index.ts";
import classes from "./connection-chip.module.css";

const SHAPES: Record<Following["connection"], ShapeName> = { connecting: "ring", live: "circle", again: "diamond", lost: "triangle" };

/** How the numbers reach this page just now; losing them is the one thing told at once. */
export function ConnectionChip() {
  const { say } = useLanguage();
  const format = useFormat();
  const { connection, asOf } = useFollowing(null);
  const texts = {
    connecting: () => say("connection.connecting"),
    live: () => say("connection.live", { time: asOf ? clockSecondsText(asOf.instant) : "" }),
    again: () => say("connection.again"),
    lost: () => say("connection.lost", { time: asOf ? clockText(asOf.instant) : "–" }),
  };
  const why = asOf && say(connection === "lost" ? "connection.lostWhy" : "connection.liveWhy", { at: format.atSecond(asOf.instant) });
  return (
    <>
      <span className={`number ${classes["chip"]}`} data-state={connection} data-testid="connection" title={why ?? undefined}>
        <Shape name={SHAPES[connection]} size={9} />
        <span>{texts[connection]()}</span>
      </span>
      <span className="hidden" role="alert">
        {connection === "lost" ? texts.lost() : ""}
      </span>
    </>
  );
}

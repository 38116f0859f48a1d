import { clockText, useFormat } from "../format/index.ts";
import type { Freshness } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Shape, type ShapeName } from "../ui/index.ts";
import type { WallFigures } from "./wall-feed.ts";
import classes from "./wall.module.css";

const SHOWN: Record<Freshness, { tone: string; shape: ShapeName }> = {
  FRESH: { tone: "good", shape: "circle" },
  STALE: { tone: "late", shape: "triangle" },
  FROZEN: { tone: "idle", shape: "square" },
  NEVER: { tone: "soon", shape: "ring" },
};
const MOST = 24;

/** Every source and until when it was read; those that are silent come first. */
export function SourcesBoard({ wall }: { wall: WallFigures }) {
  const { say, language } = useLanguage();
  const format = useFormat();
  const rest = wall.sources.length - MOST;
  return (
    <>
      <ul className={classes["sources"]} data-many={wall.sources.length > 12 || undefined}>
        {wall.sources.slice(0, MOST).map(({ code, name, nameEn, freshness, readUpTo, paused }) => (
          <li key={code} data-tone={paused ? "idle" : SHOWN[freshness].tone} data-testid="wall-source" data-freshness={freshness}>
            <Shape name={paused ? "dash" : SHOWN[freshness].shape} size={30} />
            <strong>{language === "en" ? nameEn : name}</strong>
            <span>{paused ? say("wall.paused") : say(`freshness.short.${freshness}`)}</span>
            <span className="number">
              {readUpTo === null ? "–" : freshness === "STALE" ? format.ago(readUpTo, wall.asOf.instant) : say("wall.readAt", { time: clockText(readUpTo) })}
            </span>
          </li>
        ))}
      </ul>
      {rest > 0 && <p className={classes["coverage"]}>{say("wall.sourcesMore", { n: rest })}</p>}
    </>
  );
}

import type { ReactNode } from "react";
import type { Freshness, Lateness } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Shape, type ShapeName } from "./shape.tsx";
import classes from "./status.module.css";

export type Tone = "late" | "soon" | "good" | "idle";

/** A status told three times: by shape, by colour and in words. */
export function Status({
  tone,
  shape,
  plain = false,
  title,
  children,
}: {
  tone: Tone;
  shape: ShapeName;
  plain?: boolean;
  title?: string;
  children: ReactNode;
}) {
  return (
    <span className={classes["status"]} data-tone={tone} data-plain={plain || undefined} title={title}>
      <Shape name={shape} />
      <span>{children}</span>
    </span>
  );
}

const LATENESS: Record<Lateness, { tone: Tone; shape: ShapeName }> = {
  OVERDUE: { tone: "late", shape: "triangle" },
  DUE_SOON: { tone: "soon", shape: "diamond" },
  ON_TIME: { tone: "good", shape: "circle" },
  PAUSED: { tone: "idle", shape: "ring" },
  NO_CLOCK: { tone: "idle", shape: "dash" },
};

export function LatenessStatus({ lateness }: { lateness: Lateness }) {
  const { say } = useLanguage();
  return <Status {...LATENESS[lateness]}>{say(`lateness.${lateness}`)}</Status>;
}

const FRESHNESS: Record<Freshness, { tone: Tone; shape: ShapeName }> = {
  FRESH: { tone: "good", shape: "circle" },
  STALE: { tone: "soon", shape: "diamond" },
  FROZEN: { tone: "idle", shape: "square" },
  NEVER: { tone: "late", shape: "ring" },
};

export function FreshnessStatus({ freshness, plain = false }: { freshness: Freshness; plain?: boolean }) {
  const { say } = useLanguage();
  return (
    <Status {...FRESHNESS[freshness]} plain={plain} title={say(`freshness.${freshness}`)}>
      {say(`freshness.short.${freshness}`)}
    </Status>
  );
}

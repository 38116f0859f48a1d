import { useLanguage } from "../../language/index.ts";
import type { CommendationCheckResult, CommendationState } from "../../gql/graphql.ts";
import { type ShapeName, Status } from "../../ui/index.ts";

type Look = { tone: "idle" | "soon" | "good" | "late"; shape: ShapeName };

const STATES: Readonly<Record<CommendationState, Look>> = {
  CANDIDATE: { tone: "idle", shape: "ring" },
  PROPOSED: { tone: "soon", shape: "diamond" },
  GRANTED: { tone: "good", shape: "circle" },
  REFUSED: { tone: "idle", shape: "square" },
  REVOKED: { tone: "late", shape: "triangle" },
};
const RESULTS: Readonly<Record<CommendationCheckResult, Look>> = {
  CLEAR: { tone: "good", shape: "circle" },
  BLOCKED: { tone: "late", shape: "triangle" },
  UNKNOWN: { tone: "soon", shape: "diamond" },
};

/** How a dossier stands. */
export function Standing({ state }: { state: CommendationState }) {
  const { say } = useLanguage();
  return <Status {...STATES[state]}>{say(`commend.state.${state}`)}</Status>;
}

/** How a condition came out. */
export function CheckStanding({ result }: { result: CommendationCheckResult }) {
  const { say } = useLanguage();
  return <Status {...RESULTS[result]}>{say(`commend.result.${result}`)}</Status>;
}

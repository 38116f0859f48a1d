import type { FormattedExecutionResult } from "graphql";

/** A department's graph as it was registered. */
export interface Member {
  /** also the prefix of every field it adds; its types have it with a capital */
  name: string;
  url: string;
  sdl: string;
}

/** What is wrong with a department's graph: which step found it, where, and what to do. */
export interface GraphProblem {
  at: string;
  message: string;
}

/** What a thread that joins graphs begins with. */
export interface JoinOrder {
  hubSdl: string;
  members: readonly Member[];
}

/** A document that needs more than the hub, and what each department is shown of who asks. */
export interface JoinedQuestion {
  query: string;
  variables: Readonly<Record<string, unknown>> | null;
  operationName: string | null;
  /** name of a member → signed scope of the viewer */
  passes: Readonly<Record<string, string>>;
}

/** How a member's answers were of late, as one of the hub's own programs saw it. */
export interface MemberStanding {
  name: string;
  /** null: the last answer was right */
  lastFault: string | null;
  /** nothing is asked of it for a while */
  resting: boolean;
  asked: number;
  failed: number;
}

export type ToJoiner =
  | ({ kind: "ask"; id: number } & JoinedQuestion)
  | { kind: "hubAnswer"; id: number; result: FormattedExecutionResult }
  | { kind: "mayLeave"; id: number; ids: readonly string[] };

export type FromJoiner =
  | { kind: "ready"; supergraph: string; api: string }
  | { kind: "refused"; problems: readonly GraphProblem[] }
  /** a part of a question that the hub itself answers, for whoever asked it */
  | { kind: "askHub"; id: number; of: number; query: string; variables: Readonly<Record<string, unknown>> }
  /** whether these cases' keys may be told to a department */
  | { kind: "askLeave"; id: number; of: number; ids: readonly string[] }
  /** @property uses departments' fields that the document asks for, as coordinates (Type.field) */
  | { kind: "answer"; id: number; result: FormattedExecutionResult; uses: readonly string[]; standings: readonly MemberStanding[] }
  | { kind: "trouble"; message: string };

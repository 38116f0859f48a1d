import { appendAudit } from "../../audit/index.ts";
import type { AuditActor, AuditEntry } from "../../audit/index.ts";
import type { Database } from "../../platform/database.ts";
import type { Clock } from "../../platform/now.ts";
import { addressProblems } from "./allowed-host.ts";
import { breakingUse, fieldsAdded } from "./breaking.ts";
import { fetchSdl } from "./fetch-sdl.ts";
import { Joiner } from "./joiner.ts";
import type { Joined } from "./joiner.ts";
import { lint } from "./lint.ts";
import type { GraphProblem } from "./joined/messages.ts";
import type { Passes } from "./passes.ts";
import { probe } from "./probe.ts";
import { currentGeneration, lockGraph, makeGeneration, membersOf, noteAttempt, usesSince } from "./registry.queries.ts";
import type { MemberRow } from "./registry.queries.ts";

type KeptText = NonNullable<AuditEntry["kept"]>;

/** A field counts as in use for so long after it was asked for. */
const IN_USE_MS = 30 * 86_400_000;

/** Steps of a registration, in their order. */
export const STAGES = ["ADDRESS", "FETCH", "LINT", "COMPOSE", "BREAKING", "PROBE", "PUBLISH"] as const;
export type Stage = (typeof STAGES)[number];

/** What refused a change of the joined graph; the generation in force is as it was. */
export interface NotJoined {
  stage: Stage;
  problems: readonly GraphProblem[];
}

/** What a registration needs of the hub. */
export interface RegisteringHub {
  database: Database;
  clock: Clock;
  passes: Passes;
  hubSdl: string;
  /** host:port that graphs may be asked at */
  graphHosts: readonly string[];
  trouble: (message: string) => void;
}

/** A department's graph as somebody names it. */
export interface GraphMeant {
  name: string;
  url: string;
  ownerUnitId: number;
}

interface Candidate {
  member: MemberRow;
  joined: Joined;
  before: { id: number; members: readonly MemberRow[] };
}

/** A generation that was made, and its thread for whoever goes on with it. */
export interface Made {
  generation: number;
  members: readonly MemberRow[];
  /** null: no department is in it */
  joined: Joined | null;
}

/** What joining a graph would change, in coordinates (Type.field). */
export interface GraphChange {
  added: readonly string[];
  gone: readonly string[];
}

/** Every step but the last: writes nothing but the attempt. @returns what joining it would change, or what refused it */
export async function checkGraph(hub: RegisteringHub, by: AuditActor, meant: GraphMeant): Promise<GraphChange | NotJoined> {
  const tried = await candidateOf(hub, meant);
  await noted(hub, by, { act: "CHECK", meant, refused: "stage" in tried ? tried : null });
  if ("stage" in tried) return tried;
  await tried.joined.joiner.end();
  const { name, sdl } = tried.member;
  const old = tried.before.members.find((member) => member.name === name);
  const [before, after] = [new Set(old === undefined ? [] : fieldsAdded(name, old.sdl)), fieldsAdded(name, sdl)];
  return { added: after.filter((field) => !before.has(field)), gone: [...before].filter((field) => !after.includes(field)) };
}

/** Joins a department's graph, or changes one that is joined. */
export async function addGraph(hub: RegisteringHub, by: AuditActor, meant: GraphMeant): Promise<Made | NotJoined> {
  const tried = await candidateOf(hub, meant);
  const made = "stage" in tried ? tried : await published(hub, by, tried);
  await noted(hub, by, { act: "ADD", meant, refused: "stage" in made ? made : null });
  return made;
}

async function candidateOf(hub: RegisteringHub, { name, url, ownerUnitId }: GraphMeant): Promise<Candidate | NotJoined> {
  const misplaced = addressProblems(url, hub.graphHosts);
  if (misplaced.length > 0) return { stage: "ADDRESS", problems: misplaced };
  const named = lint(name, NO_SDL).filter(({ at }) => at === "name"); // before anything is signed in its name
  if (named.length > 0) return { stage: "LINT", problems: named };
  const pass = await hub.passes.pass({ audience: name, purpose: "register", scope: [] });
  const fetched = await fetchSdl(name, url, pass);
  if ("problems" in fetched) return { stage: "FETCH", problems: fetched.problems };
  const faults = lint(name, fetched.sdl);
  if (faults.length > 0) return { stage: "LINT", problems: faults.slice(0, MOST_TOLD) };
  const member = { name, url, sdl: fetched.sdl, ownerUnitId, registeredAt: hub.clock.now() };
  return joinedWith(hub, member, pass);
}

const NO_SDL = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3")`;
const MOST_TOLD = 50;

async function joinedWith(hub: RegisteringHub, member: MemberRow, pass: string): Promise<Candidate | NotJoined> {
  const { before, inUse } = await standingOf(hub);
  const joined = await Joiner.open({ hubSdl: hub.hubSdl, members: withMember(before.members, member) }, hub.trouble);
  if ("problems" in joined) return { stage: "COMPOSE", problems: joined.problems };
  const old = before.members.find(({ name }) => name === member.name)?.sdl ?? null;
  const breaking = breakingUse(member.name, old, member.sdl, inUse);
  const refused: NotJoined | null = breaking.length > 0 ? { stage: "BREAKING", problems: breaking } : await probed(hub, member, pass);
  if (refused === null) return { member, joined, before };
  await joined.joiner.end();
  return refused;
}

async function probed(hub: RegisteringHub, member: MemberRow, pass: string): Promise<NotJoined | null> {
  const problems = await probe(member, pass, () => hub.clock.now());
  return problems.length > 0 ? { stage: "PROBE", problems } : null;
}

async function standingOf({ database, clock }: RegisteringHub): Promise<{ before: Candidate["before"]; inUse: string[] }> {
  return database.read(async (tx) => {
    const { id } = await currentGeneration(tx);
    return { before: { id, members: await membersOf(tx, id) }, inUse: await usesSince(tx, clock.now() - IN_USE_MS) };
  });
}

const withMember = (members: readonly MemberRow[], member: MemberRow): MemberRow[] => [...members.filter(({ name }) => name !== member.name), member];

async function published(hub: RegisteringHub, by: AuditActor, { member, joined, before }: Candidate): Promise<Made | NotJoined> {
  const members = withMember(before.members, member);
  const act = before.members.some(({ name }) => name === member.name) ? "CHANGE" : "ADD";
  const generation = await newGeneration(hub, by, { act, subgraph: member.name, after: before.id, members, supergraph: joined.supergraph });
  if (generation !== null) return { generation, members, joined };
  await joined.joiner.end();
  return MOVED_ON;
}

const MOVED_ON: NotJoined = { stage: "PUBLISH", problems: [{ at: "generation", message: "somebody else changed the joined graph meanwhile: try again" }] };

interface Change {
  act: "ADD" | "CHANGE" | "REMOVE";
  subgraph: string;
  /** the generation it was made from */
  after: number;
  members: readonly MemberRow[];
  supergraph: string | null;
  /** said by who takes one out */
  why?: KeptText | null;
}

/** @returns its number; null: another one came between */
function newGeneration(hub: RegisteringHub, by: AuditActor, { act, subgraph, after, members, supergraph, why }: Change): Promise<number | null> {
  const at = hub.clock.now();
  return hub.database.write(async (tx) => {
    await lockGraph(tx);
    if ((await currentGeneration(tx)).id !== after) return null;
    const id = await makeGeneration(tx, { at, by: by.name, act, subgraph, supergraph }, members);
    const detail = { generation: id, change: act };
    await appendAudit(tx, {
      stream: "source",
      actor: by,
      act: "changeGraph",
      subject: { kind: "graph", id: subgraph },
      detail,
      at,
      ...(why == null ? {} : { kept: why }),
    });
    return id;
  });
}

/** Takes a department's graph out, unless its fields are in use. */
export async function removeGraph(hub: RegisteringHub, by: AuditActor, name: string, why: KeptText | null): Promise<Made | NotJoined> {
  const { before, inUse } = await standingOf(hub);
  const member = before.members.find((one) => one.name === name);
  const made = member === undefined ? unknownGraph(name, before.members) : await without(hub, by, { before, member, inUse, why });
  const meant = { name, url: member?.url ?? null };
  await noted(hub, by, { act: "REMOVE", meant, refused: "stage" in made ? made : null });
  return made;
}

function unknownGraph(name: string, members: readonly MemberRow[]): NotJoined {
  const known = members.map((one) => one.name).join(", ") || "none";
  return { stage: "ADDRESS", problems: [{ at: "name", message: `no graph is called ${name} (joined: ${known})` }] };
}

type Leaving = { before: Candidate["before"]; member: MemberRow; inUse: readonly string[]; why: KeptText | null };

async function without(hub: RegisteringHub, by: AuditActor, { before, member, inUse, why }: Leaving): Promise<Made | NotJoined> {
  const breaking = breakingUse(member.name, member.sdl, null, inUse);
  if (breaking.length > 0) return { stage: "BREAKING", problems: breaking };
  const members = before.members.filter((one) => one !== member);
  const joined = members.length === 0 ? null : await Joiner.open({ hubSdl: hub.hubSdl, members }, hub.trouble);
  if (joined !== null && "problems" in joined) return { stage: "COMPOSE", problems: joined.problems };
  const change: Change = { act: "REMOVE", subgraph: member.name, after: before.id, members, supergraph: joined?.supergraph ?? null, why };
  const generation = await newGeneration(hub, by, change);
  if (generation !== null) return { generation, members, joined };
  await joined?.joiner.end();
  return MOVED_ON;
}

interface Attempt {
  act: "CHECK" | "ADD" | "REMOVE";
  meant: { name: string; url: string | null };
  refused: NotJoined | null;
}

async function noted(hub: RegisteringHub, by: AuditActor, { act, meant, refused }: Attempt): Promise<void> {
  const row = { at: hub.clock.now(), by: by.name, act, subgraph: meant.name.slice(0, 60), url: meant.url?.slice(0, 500) ?? null };
  await hub.database.write((tx) => noteAttempt(tx, { ...row, stage: refused?.stage ?? null, problems: [...(refused?.problems ?? [])] }));
}

import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import type { GraphProblem } from "./joined/messages.ts";

/** A department's graph in a generation of the joined one. */
export interface MemberRow {
  name: string;
  url: string;
  sdl: string;
  ownerUnitId: number;
  registeredAt: Instant;
}

export interface GenerationRow {
  /** 0: none was made yet */
  id: number;
  madeAt: Instant | null;
}

/** The generation in force. */
export async function currentGeneration(tx: Tx): Promise<GenerationRow> {
  const rows = await tx.rows<GenerationRow>(`/* currentGeneration */ select id, made_at as "madeAt" from graph_generation order by id desc limit 1`);
  return rows[0] ?? { id: 0, madeAt: null };
}

export async function membersOf(tx: Tx, generation: number): Promise<MemberRow[]> {
  return tx.rows<MemberRow>(
    `/* membersOf */ select name, url, sdl, owner_unit_id as "ownerUnitId", registered_at as "registeredAt"
     from graph_member where generation_id = $1 order by name limit 200`,
    [generation],
  );
}

/** Holds back whoever else would change the joined graph, until the transaction ends. */
export async function lockGraph(tx: Tx): Promise<void> {
  await tx.rows("/* lockGraph */ select pg_advisory_xact_lock(hashtext('graph_generation'))");
}

export interface NewGeneration {
  at: Instant;
  by: string;
  act: "ADD" | "CHANGE" | "REMOVE";
  subgraph: string;
  supergraph: string | null;
}

/** @returns its number */
export async function makeGeneration(tx: Tx, { at, by, act, subgraph, supergraph }: NewGeneration, members: readonly MemberRow[]): Promise<number> {
  const { id } = await tx.one<{ id: number }>(
    `/* makeGeneration */ insert into graph_generation (made_at, made_by, act, subgraph, supergraph) values (to_timestamp($1 / 1000.0), $2, $3, $4, $5) returning id`,
    [at, by, act, subgraph, supergraph],
  );
  await tx.rows(
    `/* makeMembers */ insert into graph_member (generation_id, name, url, sdl, owner_unit_id, registered_at)
     select $1, m.name, m.url, m.sdl, m.owner, to_timestamp(m.at / 1000.0)
     from unnest($2::text[], $3::text[], $4::text[], $5::int[], $6::float8[]) as m(name, url, sdl, owner, at)`,
    [
      id,
      members.map((m) => m.name),
      members.map((m) => m.url),
      members.map((m) => m.sdl),
      members.map((m) => m.ownerUnitId),
      members.map((m) => m.registeredAt),
    ],
  );
  return id;
}

/** What somebody tried to change, and what came of it. */
export interface AttemptRow {
  at: Instant;
  by: string;
  act: "CHECK" | "ADD" | "REMOVE";
  subgraph: string;
  url: string | null;
  stage: string | null;
  problems: GraphProblem[];
}

export async function noteAttempt(tx: Tx, { at, by, act, subgraph, url, stage, problems }: AttemptRow): Promise<void> {
  await tx.rows(
    `/* noteAttempt */ insert into graph_attempt (at, made_by, act, subgraph, url, stage, problems)
     values (to_timestamp($1 / 1000.0), $2, $3, $4, $5, $6, $7::jsonb)`,
    [at, by, act, subgraph, url, stage, JSON.stringify(problems)],
  );
}

/** The newest first. @param most at most 100 */
export async function attempts(tx: Tx, most: number): Promise<AttemptRow[]> {
  return tx.rows<AttemptRow>(
    `/* attempts */ select at, made_by as "by", act, subgraph, url, stage, problems from graph_attempt order by id desc limit least($1::int, 100)`,
    [most],
  );
}

/** Keeps that these departments' fields were asked for now. */
export async function noteUses(tx: Tx, coordinates: readonly string[], at: Instant): Promise<void> {
  await tx.rows(
    `/* noteUses */ insert into graph_field_use (coordinate, last_asked_at) select distinct c, to_timestamp($2 / 1000.0) from unnest($1::text[]) as c
     on conflict (coordinate) do update set last_asked_at = excluded.last_asked_at`,
    [coordinates, at],
  );
}

/** Departments' fields asked for since an instant. */
export async function usesSince(tx: Tx, since: Instant): Promise<string[]> {
  const rows = await tx.rows<{ coordinate: string }>(
    `/* usesSince */ select coordinate from graph_field_use where last_asked_at >= to_timestamp($1 / 1000.0) order by 1 limit 10000`,
    [since],
  );
  return rows.map(({ coordinate }) => coordinate);
}

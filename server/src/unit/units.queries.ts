import type { SuccessionKind, UnitKind } from "@dau-moi/schema";
import { unnested } from "../platform/bulk.ts";
import type { Tx } from "../platform/database.ts";
import type { StatedKind, StatedSuccession, StatedUnit, StatedVersion, Statement } from "./statement.ts";
import type { KindRule, UnitVersion } from "./unit-version.ts";

/** Every version of every unit, oldest first. */
export async function unitVersions(tx: Tx): Promise<UnitVersion[]> {
  return tx.rows<UnitVersion>(
    `/* unitVersions */ select unit_id as "unitId", valid_from as "from", valid_to as "to", name, kind, parent_id as "parentId", codes, shift_profile as "shiftProfile",
       legal_basis as "legalBasis" from unit_version order by unit_id, valid_from limit 1000000`,
  );
}

export async function kindRules(tx: Tx): Promise<KindRule[]> {
  return tx.rows<KindRule>(
    `/* kindRules */ select kind, valid_from as "from", valid_to as "to", scored, inspected from unit_kind order by kind, valid_from limit 10000`,
  );
}

type VersionRow = Omit<StatedVersion, "at"> & { code: string; position: number };

/** The register as a file would state it. */
export async function registerStatement(tx: Tx): Promise<Statement> {
  const versions = await tx.rows<VersionRow>(
    `/* registerStatement:units */ select u.code, u.position, v.valid_from as "from", v.valid_to as "to", v.name, v.kind, p.code as parent, v.codes, v.shift_profile as shifts,
       v.legal_basis as basis
     from unit_version v join unit u on u.id = v.unit_id left join unit p on p.id = v.parent_id order by u.position, u.code, v.valid_from limit 1000000`,
  );
  const successions = await tx.rows<{
    from: string;
    to: string;
    kind: SuccessionKind;
    on: string;
    areas: string[] | null;
    fields: string[] | null;
    share: number | null;
    basis: string;
  }>(
    `/* registerStatement:successions */ select p.code as "from", s.code as "to", y.kind, y.effective_on as "on", y.areas, y.fields, y.share::float8 as share, y.legal_basis as basis
     from unit_succession y join unit p on p.id = y.predecessor_id join unit s on s.id = y.successor_id order by y.id limit 100000`,
  );
  const kinds = await tx.rows<{ kind: UnitKind; from: string; to: string | null; scored: boolean; inspected: boolean; basis: string }>(
    `/* registerStatement:kinds */ select kind, valid_from as "from", valid_to as "to", scored, inspected, legal_basis as basis from unit_kind order by kind, valid_from limit 10000`,
  );
  const at = "register";
  return {
    units: [...Map.groupBy(versions, (v) => v.code)].map(([code, own]): StatedUnit => ({
      at: `${at} ${code}`,
      code,
      position: own[0]?.position ?? 0,
      versions: own.map((v) => ({ ...v, at: `${at} ${code} ${v.from}` })),
    })),
    successions: successions.map((s): StatedSuccession => ({ ...s, at: `${at} ${s.from}` })),
    kinds: kinds.map((k): StatedKind => ({ ...k, at: `${at} ${k.kind}` })),
  };
}

/** One import at a time. */
export async function lockRegister(tx: Tx): Promise<void> {
  await tx.rows("/* lockRegister */ lock table unit_version, unit_succession in share row exclusive mode");
}

/** Writes units with their versions; what the unit rows say today follows with `unitsInStep`. */
export async function writeUnits(tx: Tx, units: readonly StatedUnit[]): Promise<void> {
  if (units.length === 0) return;
  const first = (u: StatedUnit): StatedVersion => u.versions[0] as StatedVersion;
  const rows = unnested(units, [
    { name: "code", type: "text", of: (u) => u.code },
    { name: "position", type: "int", of: (u) => u.position },
    { name: "name", type: "text", of: (u) => first(u).name },
    { name: "kind", type: "text", of: (u) => first(u).kind },
    { name: "valid_from", type: "date", of: (u) => first(u).from },
    { name: "legal_basis", type: "text", of: (u) => first(u).basis },
    { name: "shift_profile", type: "text", of: (u) => first(u).shifts },
  ]);
  await tx.rows(
    `/* writeUnits */ insert into unit (path, ${rows.names}) select '/' || n.code || '/', n.* from (${rows.select}) n
     on conflict (code) do update set position = excluded.position`,
    rows.values,
  );
  await tx.rows("/* writeUnits:versions */ delete from unit_version v using unit u where u.id = v.unit_id and u.code = any($1::text[])", [
    units.map((u) => u.code),
  ]);
  await writeVersions(
    tx,
    units.flatMap((u) => u.versions.map((v) => ({ ...v, code: u.code }))),
  );
}

async function writeVersions(tx: Tx, versions: readonly (StatedVersion & { code: string })[]): Promise<void> {
  const rows = unnested(versions, [
    { name: "code", type: "text", of: (v) => v.code },
    { name: "parent", type: "text", of: (v) => v.parent },
    { name: "valid_from", type: "date", of: (v) => v.from },
    { name: "valid_to", type: "date", of: (v) => v.to },
    { name: "name", type: "text", of: (v) => v.name },
    { name: "kind", type: "text", of: (v) => v.kind },
    { name: "codes", type: "text", cast: "jsonb", of: (v) => JSON.stringify(v.codes) },
    { name: "shift_profile", type: "text", of: (v) => v.shifts },
    { name: "legal_basis", type: "text", of: (v) => v.basis },
  ]);
  await tx.rows(
    `/* writeVersions */ insert into unit_version (unit_id, parent_id, valid_from, valid_to, name, kind, codes, shift_profile, legal_basis)
     select u.id, p.id, n.valid_from, n.valid_to, n.name, n.kind, n.codes, n.shift_profile, n.legal_basis
     from (${rows.select}) n(${rows.names}) join unit u on u.code = n.code left join unit p on p.code = n.parent`,
    rows.values,
  );
}

/** Replaces all successions of the units named. @param predecessors codes */
export async function writeSuccessions(tx: Tx, predecessors: readonly string[], successions: readonly StatedSuccession[]): Promise<void> {
  await tx.rows("/* writeSuccessions:old */ delete from unit_succession s using unit u where u.id = s.predecessor_id and u.code = any($1::text[])", [
    predecessors,
  ]);
  if (successions.length === 0) return;
  const list = (items: readonly string[] | null): string | null => (items === null ? null : `{${items.map((i) => JSON.stringify(i)).join(",")}}`);
  const rows = unnested(successions, [
    { name: "old", type: "text", of: (s) => s.from },
    { name: "next", type: "text", of: (s) => s.to },
    { name: "kind", type: "text", of: (s) => s.kind },
    { name: "areas", type: "text", cast: "text[]", of: (s) => list(s.areas) },
    { name: "fields", type: "text", cast: "text[]", of: (s) => list(s.fields) },
    { name: "share", type: "numeric", of: (s) => s.share },
    { name: "effective_on", type: "date", of: (s) => s.on },
    { name: "legal_basis", type: "text", of: (s) => s.basis },
  ]);
  await tx.rows(
    `/* writeSuccessions */ insert into unit_succession (predecessor_id, successor_id, kind, areas, fields, share, effective_on, legal_basis)
     select o.id, s.id, n.kind, n.areas, n.fields, n.share, n.effective_on, n.legal_basis
     from (${rows.select}) n(${rows.names}) join unit o on o.code = n.old join unit s on s.code = n.next`,
    rows.values,
  );
}

export async function writeKinds(tx: Tx, kinds: readonly StatedKind[]): Promise<void> {
  if (kinds.length === 0) return;
  await tx.rows("/* writeKinds:old */ delete from unit_kind where kind = any($1::text[])", [kinds.map((k) => k.kind)]);
  const rows = unnested(kinds, [
    { name: "kind", type: "text", of: (k) => k.kind },
    { name: "valid_from", type: "date", of: (k) => k.from },
    { name: "valid_to", type: "date", of: (k) => k.to },
    { name: "scored", type: "boolean", of: (k) => k.scored },
    { name: "inspected", type: "boolean", of: (k) => k.inspected },
    { name: "legal_basis", type: "text", of: (k) => k.basis },
  ]);
  await tx.rows(`/* writeKinds */ insert into unit_kind (${rows.names}) ${rows.select}`, rows.values);
}

/** Makes the unit rows say what holds on a day. @param day YYYY-MM-DD */
export async function unitsInStep(tx: Tx, day: string): Promise<void> {
  await tx.rows("/* unitsInStep */ select units_in_step($1::date)", [day]);
}

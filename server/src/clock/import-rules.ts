import { parse, stringify } from "yaml";
import { countAdoption, saveShiftProfiles } from "../calendar/index.ts";
import type { Shift } from "../calendar/index.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { Refused } from "../platform/problem.ts";
import { regulationOf, versionOf } from "./regulation-file.ts";
import { enforceRegulation, keepRegulation, regulationByVersion } from "./regulation.queries.ts";
import type { RegulationDocument } from "./regulation-shape.ts";
import { unfitAsOwn } from "./regulation-faults.ts";

/** Whose hub it is, and who brings the document. */
export interface Bringing {
  /** code of the hub's own leading body: its province */
  body: string;
  by: string;
  at: Instant;
}

/**
 * Reads a document and says whether it is the hub's own.
 * @throws {Refused} naming each place and what was expected
 */
export function ownOrOther(text: string, body: string): { regulation: RegulationDocument; own: boolean } {
  const read = regulationOf(text);
  if ("problems" in read) throw new Refused(read.problems.map((p) => ({ at: p.at, message: `line ${p.line}: ${p.message}` })));
  const own = read.regulation.leadingBody.code === body;
  const unfit = own ? unfitAsOwn(read.regulation) : [];
  if (unfit.length > 0) throw new Refused(unfit.map(({ path, message }) => ({ at: path.join("."), message })));
  return { regulation: read.regulation, own };
}

/**
 * Brings a regulation in at once, as when a hub is set up: its own body's is in force then, another place's is kept for reference.
 * @returns its version
 * @throws {Refused} naming each place in the file and what was expected
 */
async function importRegulation(tx: Tx, text: string, { body, by, at }: Bringing): Promise<string> {
  const { regulation, own } = ownOrOther(text, body);
  const version = versionOf(text);
  const known = await regulationByVersion(tx, version);
  if (known?.status === "ADOPTED" || known?.status === "REFERENCE") return version;
  await keepRegulation(tx, { version, document: text, parsed: regulation, own, status: own ? "PROPOSED" : "REFERENCE", by, onBehalfOf: null, at });
  if (!own) return version;
  await enforceRegulation(tx, version, by, at);
  await countAdoption(tx);
  return version;
}

/** A list of limits and shifts without a regulation around it, as `hub import rules` has always read. */
interface BareRules {
  shiftProfiles?: { code: string; name: string; shifts: Shift[] }[];
  limits: { from?: string }[];
}

/**
 * Limits and shift profiles from YAML: a regulation, or the bare list, which becomes one with the thresholds usual until now, marked as assumed.
 * @throws {Refused} naming the place in the file and what was expected
 */
export async function importRules(tx: Tx, text: string, bringing: Bringing): Promise<string> {
  const read: unknown = parse(text);
  const isBare = typeof read === "object" && read !== null && !("leadingBody" in read) && "limits" in read && Array.isArray(read.limits);
  if (!isBare) return importRegulation(tx, text, bringing);
  const { shiftProfiles = [], ...rest } = read as BareRules;
  await saveShiftProfiles(tx, shiftProfiles);
  return importRegulation(tx, stringify(regulationAround(rest, bringing.body)), bringing);
}

function regulationAround(bare: BareRules, body: string): unknown {
  const assumed = { basis: "giả định, tệp không nêu", assumed: true };
  return {
    code: "QC-NHAP",
    title: "Thời hạn nhập từ tệp",
    leadingBody: { code: body, name: "Lãnh đạo địa phương" },
    source: "hub import rules",
    validFrom: bare.limits.map((l) => l.from ?? "2010-01-01").toSorted()[0],
    covers: { stages: ["ASSIGN", "HANDLE", "ANSWER"], streams: ["HOTLINE", "ADMIN_REGULATION", "LEGAL_DOCUMENT"], fields: "all" },
    ...bare,
    thresholds: {
      dueSoon: { value: "8wh", ...assumed },
      severelyOverdue: { value: "10wd", ...assumed },
      staleDays: { value: 365, ...assumed },
      ageingBandsDays: { value: [7, 30, 90, 365], ...assumed },
      smallestForShare: { value: 10, ...assumed },
    },
    extension: { times: 0, beforeDue: true, ...assumed },
  };
}

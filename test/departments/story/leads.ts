import type { DepartmentCode } from "../departments.ts";
import type { Destination } from "../ledger-line.ts";
import type { Dice } from "../random.ts";
import type { Topic } from "../text/index.ts";
import { GTVT_DISSOLVED, unitAt } from "../units.ts";

/** "commune" stands for the commune of the place. */
type Weights = Readonly<Record<string, number>>;

const PROVINCE: Readonly<Record<Topic, Weights>> = {
  URBAN_INFRASTRUCTURE: { CTDT: 48, TTHT: 36, commune: 16 },
  TRANSPORT: { SXD: 64, commune: 36 },
  VEHICLES: { SXD: 1 },
  CONSTRUCTION: { SXD: 45, commune: 55 },
  LAND: { STNMT: 52, commune: 48 },
  ENVIRONMENT: { CTDT: 34, STNMT: 32, commune: 34 },
  PUBLIC_ORDER: { commune: 1 },
  ADMINISTRATIVE_PROCEDURE: { commune: 76, SNV: 10, VPUB: 14 },
  CIVIL_SERVANT_CONDUCT: { SNV: 60, commune: 32, VPUB: 8 },
  HEALTH: { SYT: 1 },
  EDUCATION: { SGDDT: 1 },
  SOCIAL_POLICY: { SNV: 44, commune: 56 },
  PROPOSAL: { VPUB: 40, SCT: 24, SXD: 16, commune: 20 },
};

const DIVISIONS: Readonly<Partial<Record<Topic, Weights>>> = {
  TRANSPORT: { "SXD-HTGT": 1 },
  URBAN_INFRASTRUCTURE: { TTHT: 70, "SXD-HTGT": 30 },
  CONSTRUCTION: { "SXD-QLN": 1 },
  VEHICLES: { "SXD-QLVT": 1 },
  CIVIL_SERVANT_CONDUCT: { "SXD-QLVT": 50, "SXD-QLN": 30, "SXD-HTGT": 20 },
};

const REGULATORS: Weights = { STP: 26, VPUB: 14, SXD: 16, STNMT: 14, SNV: 10, SCT: 8, SYT: 6, SGDDT: 6 };
const ON_PAPER: Weights = { SNV: 52, SCT: 30, VPUB: 18 };
const REGISTERS: Weights = { commune: 76, STNMT: 14, CTDT: 10 };

const SERVICES: Readonly<Record<string, Weights>> = {
  CAY: { CTDT: 1 },
  DEN: { CTDT: 60, TTHT: 40 },
  NUOC: { TTHT: 72, CTDT: 28 },
  RAC: { CTDT: 60, commune: 40 },
  CAP: { TTHT: 1 },
  OGA: { TTHT: 52, commune: 48 },
};

/** Who may be asked to help, by department; never the lead itself. */
const HELPERS: Readonly<Record<DepartmentCode, readonly string[]>> = {
  tinh: ["SXD", "STNMT", "SNV", "CTDT", "TTHT", "P-TRUNGTAM", "P-HAIAN", "P-DONGTHANH", "X-ANPHU", "SYT"],
  sxd: ["CTDT", "P-TRUNGTAM", "P-HAIAN", "P-DONGTHANH", "X-ANPHU", "SXD-QLVT", "SXD-QLN", "STNMT"],
  hatang: [],
  songlam: [],
  trungtam: ["CTDT", "SXD", "STNMT"],
  stp: [],
  eoffice: ["SNV", "SCT", "VPUB"],
  syt: ["SNV", "STNMT"],
  "so-tiepdan": ["STNMT", "CTDT"],
};

/** Who else could take over a case, so that a transfer makes sense. */
const OTHERS: Readonly<Record<DepartmentCode, readonly string[]>> = {
  tinh: ["SXD", "TTHT", "CTDT", "STNMT", "SNV", "P-TRUNGTAM", "X-BINHHOA", "P-HAIAN"],
  sxd: ["SXD-HTGT", "SXD-QLVT", "SXD-QLN", "TTHT"],
  hatang: ["CTDT", "TTHT", "P-TRUNGTAM", "P-HAIAN"],
  songlam: ["HUYEN-SL"],
  trungtam: ["CTDT"],
  stp: ["STP", "VPUB", "SNV", "SXD"],
  eoffice: ["SNV", "SCT", "VPUB"],
  syt: ["SYT", "SNV"],
  "so-tiepdan": [],
};

/** What decides who gets a case. */
export type Question = { topic: Topic; fieldWord: string; areaCode: string; preferred: readonly string[]; at: number };

function leadWord(dept: DepartmentCode, question: Question, dice: Dice): string {
  switch (dept) {
    case "tinh":
      return question.preferred.length > 0 ? dice.pick(question.preferred) : dice.weighted(PROVINCE[question.topic]);
    case "sxd":
      return dice.weighted(DIVISIONS[question.topic] ?? { "SXD-HTGT": 1 });
    case "hatang":
      return dice.weighted(SERVICES[question.fieldWord] ?? { CTDT: 1 });
    case "songlam":
      return "HUYEN-SL";
    case "trungtam":
      return "P-TRUNGTAM";
    case "stp":
      return dice.weighted(REGULATORS);
    case "eoffice":
      return dice.weighted(ON_PAPER);
    case "syt":
      return "SYT";
    case "so-tiepdan":
      return dice.weighted(REGISTERS);
  }
}

/** Who had it before the departments of 2025-03-01. */
function leadBefore(word: string, { topic }: Question, dice: Dice): string {
  if (word === "SXD") return topic === "TRANSPORT" || topic === "VEHICLES" ? "SGTVT" : word;
  if (word === "STNMT") return dice.chance(0.35) ? "SNNPTNT" : "STNMT-CU";
  if (topic === "SOCIAL_POLICY" && word === "SNV") return "SLDTBXH";
  return (word === "SYT" || word === "SGDDT") && dice.chance(0.5) ? "SLDTBXH" : word;
}

function leadOf(dept: DepartmentCode, question: Question, dice: Dice): string {
  const word = leadWord(dept, question, dice);
  if (word === "commune") return question.areaCode.startsWith("W") ? "HUYEN-SL" : unitAt(question.areaCode, question.at);
  if (question.at < GTVT_DISSOLVED && dept === "tinh") return leadBefore(word, question, dice);
  const roads = question.topic === "TRANSPORT" || question.topic === "VEHICLES";
  return word === "SXD" && roads && question.at < GTVT_DISSOLVED ? "SGTVT" : word;
}

/** Draws who gets the case: about one in ten with cooperating units. */
export function inventDestination(dept: DepartmentCode, question: Question, dice: Dice): Destination {
  const lead = leadOf(dept, question, dice);
  const helpers = HELPERS[dept].filter((code) => code !== lead && unitAt(code, question.at) === code);
  const cooperating = helpers.length > 0 && dice.chance(0.1) ? [...new Set([dice.pick(helpers), ...(dice.chance(0.4) ? [dice.pick(helpers)] : [])])] : [];
  const supervisor = dept === "tinh" && dice.chance(0.6) ? dice.pick(["VPUB", "VPUB", "SNV"]) : null;
  return { lead, cooperating, supervisor };
}

/** Whether some other unit of the department's reach could take over from that holder. */
export function canPassOn(dept: DepartmentCode, holder: string): boolean {
  return dept !== "songlam" && OTHERS[dept].some((code) => code !== holder);
}

/** A unit that could have the case instead of its holder; the holder itself where nobody else could. */
export function otherUnit(dept: DepartmentCode, holder: string, at: number, dice: Dice): string {
  const others = OTHERS[dept].filter((code) => code !== holder && unitAt(code, at) === code);
  return others.length === 0 ? holder : dice.pick(others);
}

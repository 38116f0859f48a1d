import { CHANNEL_WORDS, FIELD_WORDS, type ChannelWord } from "../dialect/index.ts";
import type { DepartmentCode } from "../departments.ts";
import type { CaseFacts, CaseRecord } from "../ledger-line.ts";
import type { Dice } from "../random.ts";
import {
  capitalised,
  commune,
  COMMUNES,
  DISTRICT_WARDS,
  inventCaller,
  inventComplaint,
  inventIncident,
  inventScene,
  repeatOpening,
  type Area,
  type Complaint,
  type Scene,
} from "../text/index.ts";
import { DISTRICT_DISSOLVED } from "../units.ts";
import { inventDestination } from "./leads.ts";

/** What a call is about and who made it: all of a case but its number and its course. */
export type Subject = Pick<CaseFacts, "field" | "channel" | "urgent"> & {
  wardCode: string | null;
  record: Omit<CaseRecord, "mark" | "course" | "outcome" | "closeReason" | "remark" | "lagging" | "backlog">;
};

function areaFor(dept: DepartmentCode, at: number, dice: Dice): Area {
  switch (dept) {
    case "hatang":
      return commune(dice.chance(0.64) ? "P-TRUNGTAM" : "P-HAIAN");
    case "trungtam":
      return commune("P-TRUNGTAM");
    case "songlam":
      return dice.pick(DISTRICT_WARDS);
    case "so-tiepdan":
      return commune(dice.weighted({ "X-ANPHU": 40, "X-TANLOC": 32, "P-HAIAN": 28 }));
    case "sxd":
    case "stp":
    case "eoffice":
    case "syt":
      return dice.pick(COMMUNES);
    case "tinh":
      if (at < DISTRICT_DISSOLVED && dice.chance(0.6)) return dice.pick(DISTRICT_WARDS);
      return dice.chance(0.3)
        ? commune("P-TRUNGTAM")
        : dice.pick(COMMUNES.filter((area) => at >= DISTRICT_DISSOLVED || (area.code.startsWith("P-") && area.code !== "P-DONGTHANH")));
  }
}

/** Communes that keep a register of who came to the desk; the others keep one of letters. */
const AT_THE_DESK = new Set(["X-ANPHU", "X-TANLOC"]);

function channelFor(dept: DepartmentCode, areaCode: string, dice: Dice): ChannelWord | undefined {
  if (dept === "hatang") return undefined;
  if (dept !== "so-tiepdan") return pickWord(CHANNEL_WORDS[dept], dice);
  return pickWord(
    CHANNEL_WORDS[dept].filter(({ channel }) => (channel === "IN_PERSON") === AT_THE_DESK.has(areaCode)),
    dice,
  );
}

function pickWord<T extends { word: string; weight: number }>(words: readonly T[], dice: Dice): T | undefined {
  const word = dice.weighted(Object.fromEntries(words.map((entry) => [entry.word, entry.weight])));
  return words.find((entry) => entry.word === word);
}

function inventPlace(dept: DepartmentCode, scene: Scene, dice: Dice): CaseRecord["place"] {
  const { area } = scene;
  if (dept !== "hatang" && dept !== "so-tiepdan" && !area.code.startsWith("W") && dice.chance(0.1)) return null;
  const located = dept === "hatang" ? dice.chance(0.95) : dice.chance(0.55);
  const near = (centre: number): number => Number((centre + (dice.next() - 0.5) * 0.03).toFixed(6));
  return {
    text: capitalised(`${scene.spot}, ${area.name}`),
    wardCode: area.code,
    lat: located ? near(area.lat) : null,
    long: located ? near(area.long) : null,
  };
}

function sceneFor(dept: DepartmentCode, topic: string, at: number, dice: Dice): Scene {
  const scene = inventScene(areaFor(dept, at, dice), at, dice);
  if (topic !== "CIVIL_SERVANT_CONDUCT" || dept !== "sxd") return scene;
  return { ...scene, words: { ...scene.words, area: "trụ sở Sở Xây dựng" } };
}

const NOBODY = { name: null, phone: null, email: null, address: null, hideName: false, hidePhone: false, hideContent: false };

/** Invents a first report. @param at instant of the call */
export function inventSubject(dept: DepartmentCode, at: number, dice: Dice): Subject {
  const word = pickWord(FIELD_WORDS[dept], dice);
  if (word === undefined) throw new Error(`${dept} has no fields`);
  const early = dept === "so-tiepdan" ? undefined : channelFor(dept, "", dice);
  const scene = sceneFor(dept, word.topic, at, dice);
  const channel = early ?? channelFor(dept, scene.area.code, dice);
  const complaint: Complaint = dept === "hatang" ? inventIncident(word.word, scene, dice) : inventComplaint(word.topic, scene, dice);
  const question = { topic: word.topic, fieldWord: word.word, areaCode: scene.area.code, preferred: complaint.shape.leads ?? [], at };
  const destined = inventDestination(dept, question, dice);
  return {
    field: word.field,
    channel: channel?.channel ?? null,
    urgent: dept !== "hatang" && dice.chance(0.055),
    wardCode: destined.lead === "HUYEN-SL" ? scene.area.code : null,
    record: {
      destined,
      topic: word.topic,
      fieldWord: word.word,
      channelWord: channel?.word ?? null,
      title: complaint.title,
      content: complaint.content,
      caller:
        dept === "hatang" ? NOBODY : inventCaller(scene.area, channel?.channel === "EMAIL" || channel?.channel === "WEB" || channel?.channel === "POST", dice),
      place: inventPlace(dept, scene, dice),
      report: 1,
      decomposed: (dept === "sxd" || dept === "eoffice") && dice.chance(0.1),
    },
  };
}

type Earlier = Pick<CaseFacts, "field"> & { wardCode?: string | null; record: Subject["record"] };

/**
 * The same person reports the same thing again.
 * @param earlier the report before it
 * @param reportedAt instant of that report
 */
export function inventRepeat(dept: DepartmentCode, earlier: Earlier, reportedAt: number, dice: Dice): Subject {
  const { destined, topic, fieldWord, title, content, caller, place, report, decomposed } = earlier.record;
  const channel = channelFor(dept, place?.wardCode ?? "", dice);
  const before = report > 1 ? content.slice(content.indexOf(". ") + 2) : content;
  const again = repeatOpening(report + 1, reportedAt, dice) + capitalised(before);
  const record = { destined, topic, fieldWord, title, content: again, caller, place, report: report + 1, decomposed, channelWord: channel?.word ?? null };
  return {
    field: earlier.field,
    channel: channel?.channel ?? null,
    urgent: dept !== "hatang" && dice.chance(0.12),
    wardCode: earlier.wardCode ?? null,
    record,
  };
}

/** The scene of a case that is already written down: its own spot, other words drawn anew. */
export function sceneAgain(record: Pick<CaseRecord, "place">, at: number, dice: Dice): Scene {
  const area = [...COMMUNES, ...DISTRICT_WARDS].find((known) => known.code === record.place?.wardCode) ?? commune("P-TRUNGTAM");
  const scene = inventScene(area, at, dice);
  if (record.place === null) return scene;
  const spot = record.place.text.replace(`, ${area.name}`, "");
  return { ...scene, words: { ...scene.words, spot: spot.charAt(0).toLowerCase() + spot.slice(1) } };
}

import type { Dice } from "../random.ts";
import { dayMonth, DAY_MS } from "../vietnam-time.ts";
import { officerInitial } from "./people.ts";
import { spotOn, type Area } from "./places.ts";

/** One way of saying one trouble; {slots} are filled from the area and the day. */
export type Shape = {
  title: string;
  content: string;
  /** Units that would get this one, where the field alone does not decide; "commune" is the area's own. */
  leads?: readonly string[];
};

/** Title, content and, where the field alone does not decide, the units that get it. */
export function shape(title: string, content: string, ...leads: readonly string[]): Shape {
  return leads.length === 0 ? { title, content } : { title, content, leads };
}

const SINCE = [
  "hơn hai tuần nay",
  "gần một tháng nay",
  "từ đầu tháng",
  "đã ba ngày nay",
  "từ sau trận mưa lớn",
  "suốt mấy tháng qua",
  "từ cuối tuần trước",
  "cả tuần nay",
  "từ trước Tết đến giờ",
  "khoảng mười ngày nay",
];
const HOURS = ["22 giờ", "23 giờ", "0 giờ 30", "4 giờ sáng", "5 giờ sáng", "12 giờ trưa", "18 giờ", "19 giờ 30"];

/** One spot, one day, one officer: every mention inside a case is the same. */
export type Scene = { area: Area; spot: string; words: Readonly<Record<string, string>> };

/** @param at instant of the call, which the dates in the text precede by one to twenty days */
export function inventScene(area: Area, at: number, dice: Dice): Scene {
  const street = dice.pick(area.streets);
  const hamlet = dice.pick(area.hamlets);
  const spot = spotOn(street, hamlet, area, dice);
  const words = {
    spot,
    area: area.name,
    street,
    hamlet,
    school: dice.pick(area.schools),
    market: area.market,
    clinic: area.clinic,
    since: dice.pick(SINCE),
    hour: dice.pick(HOURS),
    few: String(dice.whole(2, 9)),
    many: String(dice.whole(11, 64)),
    money: `${dice.whole(2, 38) * 50}.000 đồng`,
    date: `ngày ${dayMonth(at - dice.whole(1, 20) * DAY_MS)}`,
    officer: officerInitial(dice),
  };
  return { area, spot, words };
}

/** Fills the {slots}. @throws an unknown slot is a fault of the simulator */
export function fillSlots(text: string, scene: Scene): string {
  return text.replace(/\{(\w+)\}/g, (_, slot: string) => {
    const word = scene.words[slot];
    if (word === undefined) throw new Error(`no slot ${slot}`);
    return word;
  });
}

/** "trước số nhà" → "Trước số nhà" */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

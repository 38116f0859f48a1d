import { z } from "zod";
import { asking, doingOf, postFor } from "../../access/index.ts";
import type { Doing } from "../../access/index.ts";
import type { Tx } from "../../platform/database.ts";
import { openEntry } from "./open-entry.ts";
import { keyFault, said, wordsFault } from "../../platform/asked.ts";
import { localDay } from "../../platform/local-time.ts";
import type { Problem } from "../../platform/problem.ts";
import { comingAfter, dialled, ENTRY_PART_NAMES, entryStands, lockEntries, movedSince, officerCodes, restateEntry, standInsLeft } from "../../unit/index.ts";
import type { DutySpan, EntryPartName, StatedEntry, Unit } from "../../unit/index.ts";
import { writtenOnce } from "../act.ts";
import type { InspectionContext } from "../act.ts";
import { insertKept } from "../kept.queries.ts";
import type { ChangeDirectoryInput, DirectoryHoursInput } from "./change.types.ts";

const LONGEST_BASIS = 500;
const LONGEST_NAME = 200;
const MOST_ROWS = 50;
/** of what stands against a day */
const NAMED = 5;
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;
const email = z.email();

/** Somebody states parts of a unit's entry from a day on. @returns what stands against it, at the field that is wrong */
export async function changeDirectory(input: ChangeDirectoryInput, context: InspectionContext): Promise<{ id: number } | Problem> {
  const basis = said(input.basis);
  const unit = context.units.byCode(input.unit);
  const post = unit === undefined ? undefined : postFor(asking(context), "changeDirectory", { unitPath: unit.path });
  if (unit === undefined || post === undefined) return { at: "unit", message: "Không có đơn vị này trong danh bạ thuộc phạm vi của bạn." };
  const fault = keyFault(input.key) ?? wordsFault(basis, "basis", LONGEST_BASIS) ?? dayFault(input.from, unit, context);
  if (fault !== undefined) return fault;
  const spoken = await stated(input, unit, context);
  if ("message" in spoken) return spoken;
  const entry = await openEntry(spoken, context);
  const parts = ENTRY_PART_NAMES.filter((part) => entry[part] !== undefined);
  if (parts.length === 0) return { at: "numbers", message: "Chưa nêu nội dung nào cần sửa." };
  const doing = doingOf(
    post,
    input.key,
    ["changeDirectory", unit.code, entry.from, basis, JSON.stringify([input.numbers, input.mailboxes, input.inCharge, input.hours])],
    context,
  );
  return context.database.asWorker().write((tx) => written(tx, { unit, entry, parts, seen: input.seen, doing }, context));
}

interface Change {
  unit: Unit;
  entry: StatedEntry;
  parts: EntryPartName[];
  /** the entry's fingerprints as whoever states it saw them */
  seen: string;
  doing: Doing;
}

/** With the unit's entry held: nobody else changes it meanwhile, nor does a file. */
async function written(tx: Tx, { unit, entry, parts, seen, doing }: Change, context: InspectionContext): Promise<{ id: number } | Problem> {
  await lockEntries(tx, [unit.code]);
  const { unitId, from, basis, ...content } = entry;
  const left = await standInsLeft(tx, entry);
  const row = {
    province: context.units.province.code,
    unit_id: unitId,
    parts,
    from_day: from,
    basis,
    content: JSON.stringify({ ...content, ...(left.length === 0 ? {} : { standInsEnded: left }) }),
  };
  const detail = { parts: parts.join("+"), from, standInsEnded: left.length };
  const writing = { operation: "changeDirectory", table: "directory_change", subject: { kind: "unit", id: unit.code }, detail } as const;
  const write = async (): Promise<number | null | Problem> => {
    const fault = (await movedFault(tx, unitId, { parts, seen }, context)) ?? (await comingFault(tx, entry));
    if (fault !== undefined) return fault;
    const id = await insertKept(tx, "directory_change", row, doing);
    if (id !== null) await restateEntry(tx, entry);
    return id;
  };
  return writtenOnce(tx, doing, writing, write, context);
}

/** What was stated is the whole list: over one that somebody changed meanwhile it would undo his change. */
async function movedFault(tx: Tx, unitId: number, { parts, seen }: Pick<Change, "parts" | "seen">, { clock }: InspectionContext): Promise<Problem | undefined> {
  const [now] = await entryStands(tx, [unitId], localDay(clock.now()));
  const [moved] = now === undefined ? parts : movedSince(seen, now, parts);
  return moved === undefined ? undefined : { at: moved, message: "Nội dung này vừa được người khác hoặc một tệp sửa; hãy tải lại trang, xem lại rồi ghi." };
}

async function comingFault(tx: Tx, entry: StatedEntry): Promise<Problem | undefined> {
  const coming = await comingAfter(tx, entry);
  if (coming.length === 0) return undefined;
  const named = coming.slice(0, NAMED).map(({ name, from }) => `${name} (từ ${dayWords(from)})`);
  const more = coming.length > NAMED ? ` và ${coming.length - NAMED} dòng khác` : "";
  return { at: "from", message: `Đã có nội dung áp dụng sau ngày này: ${named.join(", ")}${more}. Hãy chọn ngày áp dụng đó hoặc muộn hơn.` };
}

const dayWords = (day: string): string => day.split("-").toReversed().join("/");

/** Days that have passed stay as they were, and a unit that ends has no entry after it. */
function dayFault(from: string, unit: Unit, { units, clock }: InspectionContext): Problem | undefined {
  const today = localDay(clock.now());
  if (from < today) return { at: "from", message: "Chỉ sửa danh bạ từ hôm nay trở đi; những ngày đã qua giữ nguyên." };
  if (from > `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`) return { at: "from", message: "Ngày áp dụng không quá một năm kể từ hôm nay." };
  return units.endOf(unit) === Infinity ? undefined : { at: "unit", message: `${unit.name} đã hoặc sắp kết thúc hoạt động.` };
}

async function stated(input: ChangeDirectoryInput, unit: Unit, context: InspectionContext): Promise<StatedEntry | Problem> {
  const hours = hoursOf(input.hours ?? null);
  if (hours !== null && "message" in hours) return hours;
  const numbers = input.numbers == null ? undefined : await numbersOf(input.numbers, hours, unit, context);
  if (numbers !== undefined && "message" in numbers) return numbers;
  const mailboxes = input.mailboxes == null ? undefined : mailboxesOf(input.mailboxes);
  if (mailboxes !== undefined && "message" in mailboxes) return mailboxes;
  const inCharge = input.inCharge == null ? undefined : await inChargeOf(input.inCharge, hours, unit, context);
  if (inCharge !== undefined && "message" in inCharge) return inCharge;
  return {
    unitId: unit.id,
    from: input.from,
    basis: said(input.basis),
    ...(numbers === undefined ? {} : { numbers }),
    ...(mailboxes === undefined ? {} : { mailboxes }),
    ...(inCharge === undefined ? {} : { inCharge }),
  };
}

function hoursOf(given: readonly DirectoryHoursInput[] | null): DutySpan[] | Problem | null {
  if (given === null || given.length === 0) return null;
  const wrong = given.find(({ days, from, to }) => days.length === 0 || !CLOCK.test(from) || !CLOCK.test(to) || from >= to);
  if (wrong !== undefined) return { at: "hours", message: "Giờ trực cần có ngày, giờ đầu trước giờ cuối, dạng 07:30." };
  return given.map(({ days, from, to }) => ({ days, from, to }));
}

const tooMany = (rows: readonly unknown[], at: string): Problem | undefined =>
  rows.length > MOST_ROWS ? { at, message: `Mỗi đơn vị tối đa ${MOST_ROWS} dòng.` } : undefined;
const twice = (keys: readonly string[]): string | undefined => keys.find((key, at) => keys.indexOf(key) < at);
const nameFault = (name: string, at: string): Problem | undefined =>
  name === "" || name.length > LONGEST_NAME ? { at, message: `Tên gọi cần từ 1 đến ${LONGEST_NAME} ký tự.` } : undefined;
const NEEDS_HOURS = "cần giờ trực vì danh bạ chưa có";

type Numbers = NonNullable<StatedEntry["numbers"]>;
async function numbersOf(
  given: NonNullable<ChangeDirectoryInput["numbers"]>,
  hours: DutySpan[] | null,
  unit: Unit,
  context: InspectionContext,
): Promise<Numbers | Problem> {
  const now = await context.unitLoaders.hotlines.load(unit.id);
  const rows: Numbers[number][] = [];
  for (const { number, name } of given) {
    const digits = dialled(number);
    if (digits === null) return { at: "numbers", message: `"${number.slice(0, 40)}" không phải số gọi được: di động 10 số, cố định 11 số, hoặc số dịch vụ.` };
    const fault = nameFault(said(name), "numbers");
    if (fault !== undefined) return fault;
    const kept = now.find((one) => one.number === digits)?.hours ?? hours;
    if (kept === null) return { at: "hours", message: `Số ${digits} ${NEEDS_HOURS} số này.` };
    rows.push({ number: digits, name: said(name), hours: kept });
  }
  const again = twice(rows.map((row) => row.number));
  return tooMany(rows, "numbers") ?? (again === undefined ? rows : { at: "numbers", message: `Số ${again} nêu hai lần.` });
}

type Mailboxes = NonNullable<StatedEntry["mailboxes"]>;
function mailboxesOf(given: NonNullable<ChangeDirectoryInput["mailboxes"]>): Mailboxes | Problem {
  const rows: Mailboxes[number][] = [];
  for (const { kind, address, name } of given) {
    const told = said(address);
    if (told === "" || told.length > LONGEST_NAME || (kind === "EMAIL" && !email.safeParse(told).success))
      return { at: "mailboxes", message: `"${told.slice(0, 60)}" không phải địa chỉ ${kind === "EMAIL" ? "thư điện tử như ten@noi.gov.vn" : "hòm thư"}.` };
    const fault = nameFault(said(name), "mailboxes");
    if (fault !== undefined) return fault;
    rows.push({ kind, address: told, name: said(name) });
  }
  const again = twice(rows.map((row) => row.address));
  return tooMany(rows, "mailboxes") ?? (again === undefined ? rows : { at: "mailboxes", message: `Địa chỉ ${again} nêu hai lần.` });
}

type InCharge = NonNullable<StatedEntry["inCharge"]>;
async function inChargeOf(
  given: NonNullable<ChangeDirectoryInput["inCharge"]>,
  hours: DutySpan[] | null,
  unit: Unit,
  context: InspectionContext,
): Promise<InCharge | Problem> {
  const now = await context.unitLoaders.roster.load(unit.id);
  const known = new Set(await context.database.asWorker().read((tx) => officerCodes(tx)));
  const rows: InCharge[number][] = [];
  for (const { officer, task, charge } of given) {
    const code = said(officer).toUpperCase();
    if (!known.has(code)) return { at: "inCharge", message: `Danh sách cán bộ không có mã "${code.slice(0, 40)}".` };
    const fault = nameFault(said(task), "inCharge") ?? nameFault(said(charge), "inCharge");
    if (fault !== undefined) return fault;
    const duty = now.find((one) => one.code === code)?.duty ?? hours;
    if (duty === null) return { at: "hours", message: `Cán bộ ${code} ${NEEDS_HOURS} người này.` };
    rows.push({ officer: code, task: said(task), charge: said(charge), duty });
  }
  const again = twice(rows.map((row) => row.officer));
  return tooMany(rows, "inCharge") ?? (again === undefined ? rows : { at: "inCharge", message: `Cán bộ ${again} nêu hai lần.` });
}

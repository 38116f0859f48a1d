import { join } from "node:path";
import { caseTable, type CaseTable, type Promised } from "./case-table.ts";
import { profileOf, type DepartmentCode } from "./departments.ts";
import { tell } from "./dialect/index.ts";
import { openLedger } from "./ledger.ts";
import { factsAsked, type Wanted } from "./outside/index.ts";
import type { CaseFacts, LedgerLine, PoisonKind } from "./ledger-line.ts";
import {
  CHANGE_KINDS,
  chooseChange,
  chooseStep,
  factsAfter,
  factsOfNew,
  factsTouched,
  findLine,
  possibleSteps,
  type ChangeKind,
  type Moment,
} from "./life/index.ts";
import { now } from "./now.ts";
import { diceOf, type Dice } from "./random.ts";
import type { Richness } from "./richness.ts";
import { fresh, inventCases, inventRepeat, inventSubject, referencePrefix, type Sample } from "./story/index.ts";
import { openSwitchboard, type Switchboard } from "./switchboard/index.ts";
import { utc } from "./vietnam-time.ts";

/** A change that cannot be made; its message says why. */
export class NotPossible extends Error {}

/** One department: its records, its ledger, and the writes that may happen to it. */
export type Department = {
  code: DepartmentCode;
  table: CaseTable;
  ledgerPath: string;
  /** its telephone exchange; null: it tells nothing of calls */
  switchboard: Switchboard | null;
  /** One change of its own choosing. @returns the lines it wrote: one, or several after a bulk job */
  live(): LedgerLine[];
  /** @throws {NotPossible} nothing fits, or the id is unknown */
  change(kind: ChangeKind | undefined, id: string | undefined): LedgerLine;
  /** A new request that gets its id only later. @param delay milliseconds @throws {NotPossible} not an Open311 department */
  promise(delay: number): Promised;
  /** Writes `count` rows with one modification mark, their content unchanged. */
  touch(count: number): LedgerLine[];
  /** @throws {NotPossible} the dialect has no such column */
  poison(kind: PoisonKind): LedgerLine[];
  /** Does what somebody outside asked for; it must not be refused. @param keepsMark the row changes and its modification mark does not */
  ask(line: LedgerLine, wanted: Wanted, keepsMark: boolean): LedgerLine;
  /** The next `times` writes carry a mark this many milliseconds old, like a transaction that was long under way. */
  commitLate(times: number, ms: number): void;
  /** Calls back after each write, with its lines. */
  onWritten(told: (lines: readonly LedgerLine[]) => void): void;
  close(): void;
};

/** What the writes below share. */
type Writer = {
  code: DepartmentCode;
  richness: Richness;
  table: CaseTable;
  write(facts: readonly CaseFacts[], at: number, asked?: LedgerLine["asked"]): LedgerLine[];
  dice(): Dice;
  moment(): Moment;
};

function newFacts(writer: Writer, earlier: LedgerLine | null, moment: Moment, dice: Dice): CaseFacts {
  const { code, table } = writer;
  const subject = earlier === null ? inventSubject(code, moment.at, dice) : inventRepeat(code, earlier, Date.parse(earlier.receivedAt), dice);
  const number = { row: table.nextRow(), serial: table.nextSerial(referencePrefix(code, moment.at)) };
  const facts = factsOfNew(code, subject, number, earlier === null || code === "hatang" ? null : earlier.id, moment, dice);
  return fresh(code, facts, writer.richness, dice);
}

function makeChange(writer: Writer, kind: ChangeKind, line: LedgerLine | null): LedgerLine {
  const moment = writer.moment();
  const dice = writer.dice();
  const isNew = kind === "new" || kind === "repeat";
  if (!isNew && line === null) throw new NotPossible(`no case can take the change ${kind}`);
  const facts = isNew ? newFacts(writer, kind === "repeat" ? line : null, moment, dice) : factsAfter(writer.code, line as LedgerLine, kind, moment, dice);
  return writer.write([facts], moment.at)[0] as LedgerLine;
}

function askedChange(writer: Writer, asked: ChangeKind | undefined, id: string | undefined): LedgerLine {
  const { code, table } = writer;
  if (code === "songlam") throw new NotPossible("the archive is frozen");
  if (asked !== undefined && !CHANGE_KINDS.includes(asked)) throw new NotPossible(`unknown kind ${asked}`);
  const dice = writer.dice();
  const line = id === undefined ? null : (table.byId(id).at(-1) ?? null);
  if (id !== undefined && line === null) throw new NotPossible(`no case has the id ${id}`);
  if (asked === undefined && line === null) {
    const choice = chooseChange(code, table, now(), dice) ?? chooseChange(code, table, Infinity, dice);
    if (choice === null) throw new NotPossible("nothing can happen here");
    return makeChange(writer, choice.kind, choice.line);
  }
  const kind = asked ?? (line === null ? null : chooseStep(code, line, dice));
  if (kind === null) throw new NotPossible("nothing more can happen to that case");
  if (kind === "new") return makeChange(writer, kind, null);
  if (kind === "repeat") return makeChange(writer, kind, line ?? dice.pick(table.lines().filter((candidate) => candidate.poison === undefined)));
  if (line !== null && !possibleSteps(code, line).includes(kind)) throw new NotPossible(`${kind} is not possible on a case that is ${line.stage}`);
  return makeChange(writer, kind, line ?? findLine(code, table, kind, dice));
}

/** Now and then somebody closes a whole pile with one click. */
function closePile(writer: Writer, dice: Dice): LedgerLine[] {
  const pile = writer.table
    .openLines()
    .filter((line) => line.stage === "ANSWERED" && line.record.backlog === null)
    .slice(0, 8);
  const moment = writer.moment();
  const mark = Math.max(moment.mark, ...pile.map((line) => (line.record.mark ?? 0) + profileOf(writer.code).markPrecision));
  return writer.write(
    pile.map((line) => factsAfter(writer.code, line, "close", { ...moment, mark }, dice)),
    moment.at,
  );
}

function liveOnce(writer: Writer, promise: (delay: number) => Promised): LedgerLine[] {
  const dice = writer.dice();
  if (dice.chance(0.006)) return closePile(writer, dice);
  const choice = chooseChange(writer.code, writer.table, now(), dice);
  if (choice === null) return [];
  if (writer.code === "hatang" && (choice.kind === "new" || choice.kind === "repeat")) {
    promise(dice.whole(15_000, 25_000));
    return [];
  }
  return [makeChange(writer, choice.kind, choice.line)];
}

function promiseOne(writer: Writer, delay: number, timers: Set<NodeJS.Timeout>): Promised {
  if (writer.code !== "hatang") throw new NotPossible("only Open311 hands out tokens");
  const moment = writer.moment();
  const dice = writer.dice();
  const facts = newFacts(writer, null, moment, dice);
  const token = `t-${facts.row.toString(36)}-${dice.whole(0x100000, 0xffffff).toString(16)}`;
  const promised = { token, line: tell(writer.code, facts) };
  writer.table.promised.push(promised);
  const timer = setTimeout(() => {
    timers.delete(timer);
    const later = writer.moment();
    const mark = Math.max(later.mark, (facts.record.mark ?? 0) + 1000);
    writer.table.promised.splice(writer.table.promised.indexOf(promised), 1);
    writer.write([{ ...facts, token, record: { ...facts.record, mark } }], later.at);
  }, delay);
  timers.add(timer);
  return promised;
}

/** Their records are typed columns or drawn by one hand. */
const TABULAR: ReadonlySet<DepartmentCode> = new Set<DepartmentCode>(["syt", "so-tiepdan", "eoffice"]);

function poisonOne(writer: Writer, kind: PoisonKind): LedgerLine[] {
  if (TABULAR.has(writer.code)) throw new NotPossible("what keeps these records lets nothing of that kind in");
  if (kind === "unknown_channel" && writer.code === "hatang") throw new NotPossible("Open311 has no channel");
  const moment = writer.moment();
  const dice = writer.dice();
  const first: CaseFacts = { ...newFacts(writer, null, moment, dice), poison: kind };
  if (kind === "no_id") return writer.write([{ ...first, id: "" }], moment.at);
  if (kind !== "same_id_twice") return writer.write([first], moment.at);
  const other = newFacts(writer, null, moment, dice);
  const twin: CaseFacts = { ...other, id: first.id, reference: first.reference, poison: kind, record: { ...other.record, mark: first.record.mark } };
  return writer.write([first, twin], moment.at);
}

function touchSome(writer: Writer, count: number): LedgerLine[] {
  const moment = writer.moment();
  const rows = writer.table
    .lines()
    .filter((line) => line.poison === undefined)
    .slice(0, count);
  const mark = Math.max(moment.mark, ...rows.map((line) => (line.record.mark ?? 0) + profileOf(writer.code).markPrecision));
  return writer.write(
    rows.map((line) => factsTouched(writer.code, line, { ...moment, mark })),
    moment.at,
  );
}

function doAsked(writer: Writer, line: LedgerLine, { asked, key, print }: Wanted, keepsMark: boolean): LedgerLine {
  const { at } = writer.moment();
  const facts = factsAsked(writer.code, line, asked, { at, print, keepsMark });
  return writer.write([facts], at, { key, act: asked.act, print })[0] as LedgerLine;
}

/** Opens a department: from its ledger where it has one, else by inventing its past. @param dir the folder of all departments */
export function openDepartment(code: DepartmentCode, dir: string, sample: Sample): Department {
  const { ledger, lines } = openLedger(join(dir, code), () => inventCases(code, sample));
  const table = caseTable(lines);
  const late = { times: 0, ms: 0 };
  const timers = new Set<NodeJS.Timeout>();
  let draws = 0;
  let told: (lines: readonly LedgerLine[]) => void = () => undefined;
  function write(facts: readonly CaseFacts[], at: number, asked?: LedgerLine["asked"]): LedgerLine[] {
    const written = facts.map((fact, index) => ({ n: table.newest() + index + 1, at: utc(at), ...tell(code, fact), ...(asked && { asked }) }));
    ledger.append(written);
    for (const line of written) table.put(line);
    told(written);
    return written;
  }
  function moment(): Moment {
    const at = now();
    if (late.times <= 0) return { at, mark: at };
    late.times -= 1;
    return { at, mark: at - late.ms };
  }
  const dice = (): Dice => diceOf(`${sample.seed}:${code}:life:${table.newest()}:${(draws += 1)}`);
  const writer: Writer = { code, richness: sample.richness ?? "plain", table, write, dice, moment };
  const promise = (delay: number): Promised => promiseOne(writer, delay, timers);
  const switchboard = code === "tinh" ? openSwitchboard(join(dir, code), sample.seed) : null;
  return {
    code,
    table,
    ledgerPath: ledger.path,
    switchboard,
    live: () => liveOnce(writer, promise),
    change: (kind, id) => askedChange(writer, kind, id),
    promise,
    touch: (count) => touchSome(writer, count),
    poison: (kind) => poisonOne(writer, kind),
    ask: (line, wanted, keepsMark) => doAsked(writer, line, wanted, keepsMark),
    commitLate: (times, ms) => void Object.assign(late, { times, ms }),
    onWritten(listener) {
      told = listener;
    },
    close() {
      for (const timer of timers) clearTimeout(timer);
      ledger.close();
      switchboard?.close();
    },
  };
}

import type { Problem } from "../platform/problem.ts";
import type { OfficersFile } from "./officers-file.ts";
import type { HandMade } from "./hand-made.queries.ts";
import type { StatedDelegation, StatedPost } from "./officers.queries.ts";
import type { PastPost } from "./past-posts.queries.ts";
import { lastOf } from "./statement.ts";
import type { StatedUnit } from "./statement.ts";

/** What the register knows already that a file of officers must fit. */
export interface Known {
  units: ReadonlyMap<string, StatedUnit>;
  officers: ReadonlySet<string>;
  /** posts of officers whom the file does not name */
  posts: readonly StatedPost[];
}

type Span = { from: string; to?: string | null | undefined };
const overlap = (a: Span, b: Span): boolean => (a.to == null || a.to > b.from) && (b.to == null || b.to > a.from);

/** What a file of officers has wrong, with its places. */
export function officersWrong(file: OfficersFile, known: Known): Problem[] {
  const officers = new Set([...known.officers, ...file.officers.map((o) => o.code)]);
  const problems: Problem[] = [];
  const add = (at: string, message: string): void => void problems.push({ at, message });
  const officer = (at: string, code: string): void => {
    if (!officers.has(code)) add(at, `${code} is not among the officers`);
  };
  const stays = (at: string, code: string, span: Span): void => {
    const unit = known.units.get(code);
    if (span.to != null && span.to <= span.from) add(`${at}.to`, `expected a day after \`from\` (${span.from})`);
    if (unit === undefined) return add(`${at}.unit`, `${code} is not among the units`);
    const [first, end] = [unit.versions[0]?.from ?? "", lastOf(unit).to];
    if (span.from < first || (end !== null && (span.to == null || span.to > end)))
      add(at, `${code} exists from ${first} to ${end ?? "now"}, not all that time`);
  };
  file.officers.forEach((o, i) => {
    if (file.officers.findIndex((other) => other.code === o.code) < i) add(`officers.${i}.code`, `${o.code} stands twice`);
  });
  file.posts.forEach((p, i) => {
    officer(`posts.${i}.officer`, p.officer);
    stays(`posts.${i}`, p.unit, p);
  });
  twoHeads(file, known, add);
  file.charges.forEach((charge, i) => {
    officer(`charges.${i}.officer`, charge.officer);
    for (const unit of charge.units) {
      stays(`charges.${i}`, unit, charge);
      const other = file.charges.findIndex((one, at) => at < i && one.units.includes(unit) && overlap(one, charge));
      if (other !== -1) add(`charges.${i}`, `${unit} would be in two charges at once (charges.${other})`);
    }
  });
  file.rosters.forEach((r, i) => rosterWrong(r, `rosters.${i}`, { officer, stays, add }));
  file.hotlines.forEach((h, i) => stays(`hotlines.${i}`, h.unit, h));
  file.mailboxes.forEach((mailbox, i) => {
    stays(`mailboxes.${i}`, mailbox.unit, mailbox);
    const twice = file.mailboxes.slice(0, i).some((o) => o.unit === mailbox.unit && o.address === mailbox.address && overlap(o, mailbox));
    if (twice) add(`mailboxes.${i}`, `${mailbox.address} stands twice at the same time`);
  });
  return problems;
}

function twoHeads(file: OfficersFile, known: Known, add: (at: string, message: string) => void): void {
  const heads = [...known.posts.map((p) => ({ ...p, at: "register" })), ...file.posts.map((p, i) => ({ ...p, to: p.to ?? null, at: `posts.${i}` }))].filter(
    (p) => p.head,
  );
  heads.forEach((p, i) => {
    const other = heads.slice(0, i).find((o) => o.unit === p.unit && overlap(o, p));
    if (other !== undefined)
      add(p.at, `${p.unit} would have two heads from ${p.from > other.from ? p.from : other.from}: ${other.officer} (${other.at}) and ${p.officer}`);
  });
}

/**
 * Days before today on which the register says that somebody stood in for another, and a file no longer does: officers' sheets count by them.
 * @param past delegations of the file's units that began before today @param today YYYY-MM-DD
 */
export function pastLeaveWrong(file: OfficersFile, past: readonly StatedDelegation[], today: string): Problem[] {
  return past.flatMap(({ unit, of, to, from, until }) => {
    const end = until < today ? until : today;
    const at = file.rosters.findIndex((roster) => roster.unit === unit);
    const stated = file.rosters.filter((roster) => roster.unit === unit).flatMap(({ delegations }) => delegations.filter((d) => d.of === of && d.to === to));
    if (covered({ from, until: end }, stated)) return [];
    return [{ at: `rosters.${at}.delegations`, message: `${unit}: ${to} stood in for ${of} from ${from} until ${end}; days that have passed are not changed` }];
  });
}

/** Whether days lie in others taken together; the end of each is not one of them. */
function covered(days: { from: string; until: string }, others: readonly { from: string; until: string }[]): boolean {
  const sorted = others.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const reached = sorted.reduce((so, { from, until }) => (from <= so && until > so ? until : so), days.from);
  return reached >= days.until;
}

interface Checks {
  officer: (at: string, code: string) => void;
  stays: (at: string, unit: string, span: Span) => void;
  add: (at: string, message: string) => void;
}

function rosterWrong(roster: OfficersFile["rosters"][number], at: string, { officer, stays, add }: Checks): void {
  roster.members.forEach((m, i) => {
    officer(`${at}.members.${i}.officer`, m.officer);
    stays(`${at}.members.${i}`, roster.unit, m);
    const twice = roster.members.slice(0, i).some((o) => o.officer === m.officer && overlap(o, m));
    if (twice) add(`${at}.members.${i}`, `${m.officer} stands twice at the same time`);
  });
  roster.delegations.forEach((d, i) => {
    const place = `${at}.delegations.${i}`;
    if (d.of === d.to) add(place, `${d.of} cannot stand in for himself`);
    if (d.until <= d.from) add(`${place}.until`, `expected a day after \`from\` (${d.from})`);
    for (const code of [d.of, d.to])
      if (!roster.members.some((m) => m.officer === code && overlap(m, { from: d.from, to: d.until }))) add(place, `${code} is not of this task force then`);
    if (roster.delegations.slice(0, i).some((o) => o.of === d.of && overlap({ from: o.from, to: o.until }, { from: d.from, to: d.until })))
      add(place, `somebody stands in for ${d.of} at that time already`);
  });
}

/** Past posts that a file took away or told otherwise: officers' sheets and accounts go by them. @param now as the file left them */
export function pastPostsWrong(past: readonly PastPost[], now: readonly PastPost[]): Problem[] {
  const kept = new Set(now.map(({ row }) => row));
  return past
    .filter(({ row }) => !kept.has(row))
    .map(({ officer, unit, title, from, until }) => ({
      at: "posts",
      message: `${officer} was ${title} of ${unit} from ${from}${until === null ? "" : ` until ${until}`}; days that have passed are changed only by a file that names its \`correction\``,
    }));
}

/** A row of an entry that was stated by hand and that a file has otherwise. */
export interface Overwritten extends Pick<HandMade, "unit" | "part" | "since" | "byName"> {
  name: string;
}

/** What a file would overwrite of entries that somebody changed on the directory's page. @param now as the file left them */
export function overwritten(held: readonly HandMade[], now: readonly HandMade[]): Overwritten[] {
  return held.flatMap(({ unit, part, since, byName, rows }) => {
    const after = now.find((one) => one.unit === unit && one.part === part)?.rows ?? [];
    const spelled = (list: HandMade["rows"]): Set<string> => new Set(list.map(({ row }) => row));
    const [before, left] = [spelled(rows), spelled(after)];
    const differing = [...rows.filter(({ row }) => !left.has(row)), ...after.filter(({ row }) => !before.has(row))];
    return [...new Set(differing.map(({ name }) => name))].map((name) => ({ unit, part, since, byName, name }));
  });
}

const PART_OF = { numbers: "hotlines", mailboxes: "mailboxes", inCharge: "rosters" } as const;

export function overwrittenProblem({ unit, part, since, byName, name }: Overwritten): Problem {
  return {
    at: PART_OF[part],
    message: `${unit}: ${name} was stated by hand (${byName}) from ${since}; a file changes it only where it names its \`correction\``,
  };
}

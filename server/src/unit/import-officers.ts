import type { Tx } from "../platform/database.ts";
import { Refused } from "../platform/problem.ts";
import { lockEntries } from "./entry-change.queries.ts";
import { heldByHand, keepCorrected } from "./hand-made.queries.ts";
import type { HandMade } from "./hand-made.queries.ts";
import { officersWrong, overwritten, overwrittenProblem, pastLeaveWrong, pastPostsWrong } from "./officers-check.ts";
import { officersFileOf } from "./officers-file.ts";
import type { OfficersFile } from "./officers-file.ts";
import { pastPosts } from "./past-posts.queries.ts";
import type { PastPost } from "./past-posts.queries.ts";
import { delegationsBefore, officerCodes, postsOfOthers, writeOfficers } from "./officers.queries.ts";
import { registerStatement } from "./units.queries.ts";

/** How much a file of officers brought in. */
export interface OfficersImported {
  officers: number;
  posts: number;
  rosterMembers: number;
  hotlines: number;
  mailboxes: number;
  /** why it changed what a file may not change unasked, and every such row; absent: it names no correction */
  correction?: { reason: string; rows: string[] };
}

/** What a file may not change without saying why. */
interface Stated {
  byHand: HandMade[];
  posts: PastPost[];
}

const unitsOf = (file: OfficersFile): string[] => [...new Set([...file.rosters, ...file.hotlines, ...file.mailboxes].map(({ unit }) => unit))];

async function statedBefore(tx: Tx, file: OfficersFile, today: string): Promise<Stated> {
  const named = file.officers.map(({ code }) => code);
  return { byHand: await heldByHand(tx, unitsOf(file)), posts: await pastPosts(tx, named, today) };
}

/** What the file changed of it: refused without a correction, else kept as corrected. @throws {Refused} naming every row; what was written is undone with the transaction */
async function settleChanged(tx: Tx, before: Stated, { correction }: OfficersFile, now: Stated, today: string): Promise<OfficersImported["correction"]> {
  const byHand = overwritten(before.byHand, now.byHand);
  const posts = pastPostsWrong(before.posts, now.posts);
  if (correction === undefined) {
    if (byHand.length + posts.length > 0) throw new Refused([...byHand.map(overwrittenProblem), ...posts]);
    return undefined;
  }
  await keepCorrected(tx, byHand, { on: today, reason: correction });
  const left = before.posts.filter(({ row }) => !now.posts.some((one) => one.row === row));
  const rows = [
    ...byHand.map(({ unit, part, name }) => `${part} ${unit} ${name}`),
    ...left.map(({ officer, unit, from }) => `posts ${unit} ${officer} ${from}`),
  ];
  return { reason: correction, rows };
}

/**
 * Brings in officers with their posts, task forces, hotlines and mailboxes; the same file a second time changes nothing.
 * @param today YYYY-MM-DD: who stood in for whom on days before it stays as it was; so do posts of days before it, and what was stated by hand, but for a file
 *   that names its correction
 * @throws {Refused} every contradiction with its place: two heads at once, a number that cannot be dialled, a post outside its unit's life …
 */
export async function importOfficers(tx: Tx, text: string, today: string): Promise<OfficersImported> {
  const file = officersFileOf(text);
  await lockEntries(tx, unitsOf(file));
  const named = file.officers.map((o) => o.code);
  const units = new Map((await registerStatement(tx)).units.map((u) => [u.code, u]));
  const known = { units, officers: new Set(await officerCodes(tx)), posts: await postsOfOthers(tx, named) };
  const past = await delegationsBefore(
    tx,
    file.rosters.map(({ unit }) => unit),
    today,
  );
  const problems = [...officersWrong(file, known), ...pastLeaveWrong(file, past, today)];
  if (problems.length > 0) throw new Refused(problems);
  const before = await statedBefore(tx, file, today);
  await writeOfficers(tx, file);
  const correction = await settleChanged(tx, before, file, await statedBefore(tx, file, today), today);
  return {
    ...(correction === undefined ? {} : { correction }),
    officers: file.officers.length,
    posts: file.posts.length,
    rosterMembers: file.rosters.reduce((total, roster) => total + roster.members.length, 0),
    hotlines: file.hotlines.length,
    mailboxes: file.mailboxes.length,
  };
}

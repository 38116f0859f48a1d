import type { Tx } from "../platform/database.ts";
import { Refused } from "../platform/problem.ts";
import { heldByHand } from "./entry-change.queries.ts";
import type { HandMade } from "./entry-change.queries.ts";
import { handMadeWrong, officersWrong, pastLeaveWrong, pastPostsWrong } from "./officers-check.ts";
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
  /** why it might change days that had passed, or what was stated by hand; absent: it might not */
  correction?: string;
}

/** What a file may not change without saying why. */
interface Stated {
  byHand: HandMade[];
  posts: PastPost[];
}

async function statedBefore(tx: Tx, file: OfficersFile, today: string): Promise<Stated> {
  const units = [...file.rosters, ...file.hotlines, ...file.mailboxes].map(({ unit }) => unit);
  const named = file.officers.map(({ code }) => code);
  return { byHand: await heldByHand(tx, [...new Set(units)]), posts: await pastPosts(tx, named, today) };
}

/** @throws {Refused} naming every row; what was written is undone with the transaction */
function refuseChanged(before: Stated, now: Stated): void {
  const problems = [...handMadeWrong(before.byHand, now.byHand), ...pastPostsWrong(before.posts, now.posts)];
  if (problems.length > 0) throw new Refused(problems);
}

/**
 * Brings in officers with their posts, task forces, hotlines and mailboxes; the same file a second time changes nothing.
 * @param today YYYY-MM-DD: posts and who stood in for whom on days before it stay as they were, and what was stated by hand does; but for a file that names its
 *   correction
 * @throws {Refused} every contradiction with its place: two heads at once, a number that cannot be dialled, a post outside its unit's life …
 */
export async function importOfficers(tx: Tx, text: string, today: string): Promise<OfficersImported> {
  const file = officersFileOf(text);
  const named = file.officers.map((o) => o.code);
  const units = new Map((await registerStatement(tx)).units.map((u) => [u.code, u]));
  const known = { units, officers: new Set(await officerCodes(tx)), posts: await postsOfOthers(tx, named) };
  const past = await delegationsBefore(
    tx,
    file.rosters.map(({ unit }) => unit),
    today,
  );
  const stays = file.correction === undefined;
  const problems = [...officersWrong(file, known), ...(stays ? pastLeaveWrong(file, past, today) : [])];
  if (problems.length > 0) throw new Refused(problems);
  const before = await statedBefore(tx, file, today);
  await writeOfficers(tx, file);
  if (stays) refuseChanged(before, await statedBefore(tx, file, today));
  return {
    ...(file.correction === undefined ? {} : { correction: file.correction }),
    officers: file.officers.length,
    posts: file.posts.length,
    rosterMembers: file.rosters.reduce((total, roster) => total + roster.members.length, 0),
    hotlines: file.hotlines.length,
    mailboxes: file.mailboxes.length,
  };
}

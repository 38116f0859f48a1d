import type { Tx } from "../platform/database.ts";
import { Refused } from "../platform/problem.ts";
import { officersWrong, pastLeaveWrong } from "./officers-check.ts";
import { officersFileOf } from "./officers-file.ts";
import { delegationsBefore, officerCodes, postsOfOthers, writeOfficers } from "./officers.queries.ts";
import { registerStatement } from "./units.queries.ts";

/** How much a file of officers brought in. */
export interface OfficersImported {
  officers: number;
  posts: number;
  rosterMembers: number;
  hotlines: number;
  mailboxes: number;
}

/**
 * Brings in officers with their posts, task forces, hotlines and mailboxes; the same file a second time changes nothing.
 * @param today YYYY-MM-DD: who stood in for whom on days before it stays as it was
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
  const problems = [...officersWrong(file, known), ...pastLeaveWrong(file, past, today)];
  if (problems.length > 0) throw new Refused(problems);
  await writeOfficers(tx, file);
  return {
    officers: file.officers.length,
    posts: file.posts.length,
    rosterMembers: file.rosters.reduce((total, roster) => total + roster.members.length, 0),
    hotlines: file.hotlines.length,
    mailboxes: file.mailboxes.length,
  };
}

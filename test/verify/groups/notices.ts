import { owed, toldByName, type OwedRow } from "../acts.queries.ts";
import type { Findings } from "../findings.ts";
import { owedToPosts, toldToPosts, type PostNoticeRow } from "../posts.queries.ts";
import type { Tables } from "../tables.ts";

/** What is told to one person by name, and what to whoever holds a post, is told to him once, and nobody was told such a thing without an act or a post. */
export async function compareNotices(tables: Tables, findings: Findings): Promise<void> {
  await compareNamed(tables, findings);
  await comparePosts(tables, findings);
}

const keyOf = ({ rule, made_from, username }: Pick<OwedRow, "rule" | "made_from" | "username">): string => `${rule} ${made_from} ${username}`;

async function comparePosts(tables: Tables, findings: Findings): Promise<void> {
  const found = await tables.rows<PostNoticeRow>(toldToPosts);
  const told = new Set(found.map(keyOf));
  for (const row of await tables.rows<OwedRow>(owedToPosts)) {
    findings.count("notices");
    if (!told.has(keyOf(row))) findings.lost(`notices: ${row.rule} to ${row.username}`, row.name, "one notice");
  }
  for (const { rule, made_from, username, name, rightly } of found) {
    findings.count("notices");
    if (!rightly) findings.doubled(`notices: ${rule} to ${username}`, name, "nothing that a post of his is told", made_from);
  }
}

async function compareNamed(tables: Tables, findings: Findings): Promise<void> {
  const expected = await tables.rows<OwedRow>(owed);
  const found = await tables.rows<OwedRow>(toldByName);
  const told = Map.groupBy(found, keyOf);
  const wanted = new Set(expected.map(keyOf));
  for (const row of expected) {
    findings.count("notices");
    const times = told.get(keyOf(row))?.length ?? 0;
    if (times === 0) findings.lost(`notices: ${row.rule} to ${row.username}`, row.name, "one notice");
    if (times > 1) findings.doubled(`notices: ${row.rule} to ${row.username}`, row.name, "one notice", `${times} notices`);
  }
  for (const row of found) {
    findings.count("notices");
    if (!wanted.has(keyOf(row))) findings.doubled(`notices: ${row.rule} to ${row.username}`, row.name, "no such act", row.made_from);
  }
}

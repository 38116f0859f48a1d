import type { RowSettings } from "../platform/database.ts";
import type { Act } from "./acts.ts";
import { ACT_NAMES } from "./acts.ts";
import { scopesOf } from "./policy.ts";
import type { Viewer } from "./viewer.ts";

/**
 * What the second wall is told of the one who asks: the same scopes that the policy function sees, as unit ids.
 * @param subtree ids of a unit and everything below it
 */
export function rowSettings(viewer: Viewer | null, subtree: (path: string) => readonly number[]): RowSettings {
  if (viewer === null || viewer.mustChangePassword) return {};
  const acts = ACT_NAMES.filter((act) => viewer.posts.some((post) => post.acts.includes(act)));
  return {
    "app.account": String(viewer.accountId),
    "app.acts": `,${acts.join(",")},`,
    ...scope(viewer, "readCases", ["app.all", "app.units"], subtree),
    ...scope(viewer, "seeFigures", ["app.figures_all", "app.figure_units"], subtree),
    ...scope(viewer, "administerAccounts", ["app.accounts_all", "app.account_units"], subtree),
    ...scope(viewer, "readOfficerSheets", ["app.sheets_all", "app.sheet_units"], subtree),
  };
}

/** Who sees the whole province is told by a flag: thousands of ids need not travel with every statement. */
function scope(viewer: Viewer, act: Act, [all, some]: [`app.${string}`, `app.${string}`], subtree: (path: string) => readonly number[]): RowSettings {
  const paths = scopesOf(viewer, act);
  if (paths.some(isWhole)) return { [all]: "on", [some]: "" };
  return { [all]: "off", [some]: [...new Set(paths.flatMap((path) => [...subtree(path)]))].join(",") };
}

const isWhole = (path: string): boolean => path.split("/").length === 3;

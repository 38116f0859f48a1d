import { execFileSync } from "node:child_process";
import { buildASTSchema, findBreakingChanges, isEnumType, isInputObjectType, isInterfaceType, isObjectType, parse } from "graphql";

/**
 * A break that was decided: programs were told, or there was none that asked for it.
 * @typedef {{ date: string, change: string, reason: string }} Decided
 */

/**
 * What of the graph's contract is broken and may not be. A break is allowed when what goes was `@deprecated` with a day that has passed, or when it was
 * decided and written down with its reason.
 * @param {string} landed the schema as it was landed last
 * @param {string} now the schema as it is to be
 * @param {{ decided: readonly Decided[], today: string }} by decisions, and the day it is, YYYY-MM-DD
 * @returns {string[]} one sentence a break, and one for each decision that says too little
 */
export function contractProblems(landed, now, { decided, today }) {
  const before = buildASTSchema(parse(landed), { assumeValidSDL: true });
  const breaks = findBreakingChanges(before, buildASTSchema(parse(now), { assumeValidSDL: true }));
  const known = new Set(decided.map(({ change }) => change));
  const broken = breaks.map(({ description }) => description).filter((change) => !known.has(change) && !wasAnnounced(before, change, today));
  return [...decided.filter(saysTooLittle).map(({ change }) => `the decision on "${change}" needs a date and a reason of some words`), ...broken];
}

/**
 * The schema as it was landed last: of where this branch left origin/main, else of the commit before what is in the folder.
 * @param {string} folder the checkout
 * @param {string} path of the schema inside it
 * @param {string} now its text in the folder
 * @returns {string | null} null: there is no history to ask
 */
export function landedSchema(folder, path, now) {
  const head = said(folder, "rev-parse", "HEAD");
  if (head === null) return null;
  const left = said(folder, "merge-base", "HEAD", "origin/main");
  if (left !== null && left !== head) return said(folder, "show", `${left}:${path}`);
  const atHead = said(folder, "show", `HEAD:${path}`);
  return atHead?.trimEnd() === now.trimEnd() ? said(folder, "show", `HEAD~1:${path}`) : atHead;
}

function said(folder, ...command) {
  try {
    return execFileSync("git", command, { cwd: folder, encoding: "utf8", maxBuffer: 64 * 2 ** 20, stdio: ["ignore", "pipe", "ignore"] }).trimEnd();
  } catch {
    return null; // no git here, or not so much history
  }
}

const saysTooLittle = ({ date, reason }) => !/^\d{4}-\d\d-\d\d$/.test(date ?? "") || (reason ?? "").split(" ").length < 4;

/** "Board.open was removed." or "CLOSED was removed from enum type Stage." */
function wasAnnounced(schema, change, today) {
  const [, value, ofEnum] = /^(\w+) was removed from enum type (\w+)/.exec(change) ?? [];
  const [coordinate = ""] = /^[\w.]+/.exec(change) ?? [];
  const path = ofEnum === undefined ? coordinate.split(".") : [ofEnum, value];
  const [, day] = /(\d{4}-\d\d-\d\d)/.exec(reasonOf(schema, path) ?? "") ?? [];
  return day !== undefined && day < today;
}

function reasonOf(schema, [typeName, memberName]) {
  const type = schema.getType(typeName);
  if (memberName === undefined) return undefined;
  if (isEnumType(type)) return type.getValue(memberName)?.deprecationReason;
  return isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? type.getFields()[memberName]?.deprecationReason : undefined;
}

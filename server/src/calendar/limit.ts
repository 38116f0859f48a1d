import type { Limit, Problem } from "./types.ts";

const FORM = /^(\d+(?:\.\d+)?)(wd|d|wh|h)$/;
/** Beyond any regulation (11 years of real hours): a larger number is a slip of the hand. */
const LARGEST = 100_000;

/**
 * Reads a time limit: "5wd" working days, "15d" calendar days, "8wh" working hours, "24h" real hours.
 * @param text a number and its unit, without a space between them
 * @returns the limit, or what is wrong with the text
 */
export function limitOf(text: string): Limit | Problem {
  const match = FORM.exec(text.trim());
  if (!match) {
    return refusal(`"${text}" is not a limit: write 5wd (working days), 15d (calendar days), 8wh (working hours) or 24h (real hours)`);
  }
  const limit: Limit = { unit: match[2] as Limit["unit"], amount: Number(match[1]) };
  const fault = faultOf(limit);
  return fault === undefined ? limit : refusal(`"${text}" is not a limit: ${fault}`);
}

/** The text of a limit, such as "5wd"; `limitOf` reads it back to the same limit. */
export function limitText(limit: Limit): string {
  return `${limit.amount}${limit.unit}`;
}

/** What is wrong with a limit, in words, or undefined. */
export function faultOf(limit: Limit): string | undefined {
  const { unit, amount } = limit;
  if (!(amount <= LARGEST)) return `the amount is at most ${LARGEST}`;
  if (unit === "wd") {
    return Number.isInteger(amount) && amount >= 0 ? undefined : "working days are whole numbers from 0";
  }
  if (unit === "d") return Number.isInteger(amount) && amount > 0 ? undefined : "calendar days are whole numbers from 1";
  if (!(amount > 0)) return "hours are more than 0";
  return Number.isInteger(amount * 4) ? undefined : "hours are counted in quarters (0.25, 0.5, 0.75, 1 …)";
}

function refusal(message: string): Problem {
  return { message, at: "limit" };
}

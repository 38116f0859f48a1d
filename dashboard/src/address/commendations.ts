import { readBy, text } from "./parts.ts";

/** Which round is open. */
interface CommendationsSearch {
  dot?: string;
}

export function readCommendationsSearch(address: Record<string, unknown>): CommendationsSearch {
  return readBy({ dot: text(15, /^\d+$/) }, address);
}

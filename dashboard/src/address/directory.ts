import { readBy, word } from "./parts.ts";

/** Which part of the directory is shown. */
export const DIRECTORY_LISTS = ["faulty", "toReview", "silent", "connected", "unconnected"] as const;
export type DirectoryList = (typeof DIRECTORY_LISTS)[number];

const LISTS = Object.fromEntries(DIRECTORY_LISTS.map((list) => [list, list])) as { [List in DirectoryList]: List };

export function readDirectorySearch(address: Record<string, unknown>): { list?: DirectoryList } {
  return readBy({ list: word(LISTS) }, address);
}

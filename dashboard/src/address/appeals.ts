import { ScoreAppealList } from "../gql/graphql.ts";
import { readBy, word } from "./parts.ts";

export function readAppealsSearch(address: Record<string, unknown>): { list?: ScoreAppealList } {
  return readBy({ list: word(ScoreAppealList) }, address);
}

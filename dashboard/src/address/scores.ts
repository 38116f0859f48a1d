import { ScoreExclusion, ScoreLineMark, ScoreLinePart } from "../gql/graphql.ts";
import { readBy, text, word } from "./parts.ts";

/** Which lines of a card's indicator. */
interface ScoreLinesSearch {
  indicator: string;
  part?: ScoreLinePart;
  reason?: ScoreExclusion;
  mark?: ScoreLineMark;
}

export function readScoreLinesSearch(address: Record<string, unknown>): ScoreLinesSearch {
  return { indicator: "", ...readBy({ indicator: text(40), part: word(ScoreLinePart), reason: word(ScoreExclusion), mark: word(ScoreLineMark) }, address) };
}

import { useQuery } from "@apollo/client/react";
import { BoardQuery, liveVariables } from "./board.ts";
import { useFollowing } from "./context.tsx";

/**
 * The board of a unit, live or as it was.
 * @param unit code; null: the viewer's own scope
 * @param asOf token of the point to stay at; null: live
 * @param inCharge code of the vice-chairman whose units alone are counted; null: all are
 */
export function useBoard(unit: string | null, asOf: string | null, inCharge: string | null = null) {
  const following = useFollowing(unit, inCharge);
  const live = useQuery(BoardQuery, { variables: liveVariables(unit, inCharge) });
  const then = useQuery(BoardQuery, { variables: { unit, asOf, inCharge }, skip: asOf === null });
  const shown = asOf === null ? live : then;
  // Reading it again may fail: the last good board stays. Only the live one: the board of another pause is another board.
  const lastLive = (live.data ?? live.previousData)?.board ?? null;
  return {
    following,
    board: asOf === null ? lastLive : (then.data?.board ?? null),
    live: lastLive,
    error: shown.error,
    loading: shown.loading,
    refetch: shown.refetch,
  };
}

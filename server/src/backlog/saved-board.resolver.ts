import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { asOfView } from "../tally/index.ts";
import { openedViews, removedView } from "./kept-view.ts";
import type { OpenedView, ViewsContext } from "./kept-view.ts";
import { BOARD_VIEWS, saveBoard } from "./saved-board.ts";
import type { BoardSettings } from "./saved-board.ts";
import { RemoveBoardInput, RemoveBoardResult, SaveBoardInput, SaveBoardResult, SavedBoard, SavedBoards } from "./saved-board.types.ts";
import { SavedViewRefused, SavedViewRemoved } from "./saved-view.types.ts";

/** Views of the overview that people keep. */
@Resolver()
export class SavedBoardResolver {
  @Query(() => SavedBoards, {
    description: "Views of the overview that the viewer keeps or shares (cách xem bảng tổng quan), with their overdue numbers as they are now.",
  })
  async savedBoards(@Ctx() context: ViewsContext): Promise<SavedBoards> {
    const { asOf, views } = await openedViews(BOARD_VIEWS, context);
    return { asOf: asOfView(asOf), boards: views.map((view) => shownBoard(view, context)) };
  }

  @Mutation(() => SaveBoardResult, { description: "Keeps a view of the overview under a name, or an own one anew." })
  async saveBoard(@Arg("input", () => SaveBoardInput) input: SaveBoardInput, @Ctx() context: ViewsContext): Promise<typeof SaveBoardResult> {
    const kept = await saveBoard(input, context);
    return "message" in kept ? Object.assign(new SavedViewRefused(), kept) : shownBoard(kept, context);
  }

  @Mutation(() => RemoveBoardResult, { description: "Removes an own view of the overview." })
  async removeBoard(@Arg("input", () => RemoveBoardInput) { id }: RemoveBoardInput, @Ctx() context: ViewsContext): Promise<typeof RemoveBoardResult> {
    const problem = await removedView(BOARD_VIEWS, id, context);
    return problem === null ? Object.assign(new SavedViewRemoved(), { id }) : Object.assign(new SavedViewRefused(), problem);
  }
}

function shownBoard({ id, name, byName, byAccountId, shared, body, cases }: OpenedView<BoardSettings>, { viewer }: ViewsContext): SavedBoard {
  return Object.assign(new SavedBoard(), { id, name, byName, own: byAccountId === viewer?.accountId, shared, board: body, overdue: cases });
}

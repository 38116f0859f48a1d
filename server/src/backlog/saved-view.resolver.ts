import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { asOfView } from "../tally/index.ts";
import { openedViews, removedView } from "./kept-view.ts";
import type { OpenedView, ViewProblem, ViewsContext } from "./kept-view.ts";
import { QUEUE_VIEWS, saveView } from "./saved-view.ts";
import type { QueueBody } from "./saved-view.ts";
import {
  RemoveViewInput,
  RemoveViewResult,
  SavedView,
  SavedViewRefused,
  SavedViewRemoved,
  SavedViews,
  SaveViewInput,
  SaveViewResult,
} from "./saved-view.types.ts";

/** Views of the queue that people keep. */
@Resolver()
export class SavedViewResolver {
  @Query(() => SavedViews, { description: "Views of the queue that the viewer keeps or shares, with the lengths of their lists as they are now." })
  async savedViews(@Ctx() context: ViewsContext): Promise<SavedViews> {
    const { asOf, views } = await openedViews(QUEUE_VIEWS, context);
    return { asOf: asOfView(asOf), views: views.map((view) => shownView(view, context)) };
  }

  @Mutation(() => SaveViewResult, { description: "Keeps a view of the queue under a name, or an own one anew." })
  async saveView(@Arg("input", () => SaveViewInput) input: SaveViewInput, @Ctx() context: ViewsContext): Promise<typeof SaveViewResult> {
    const kept = await saveView(input, context);
    return "message" in kept ? refused(kept) : shownView(kept, context);
  }

  @Mutation(() => RemoveViewResult, { description: "Removes an own view of the queue." })
  async removeView(@Arg("input", () => RemoveViewInput) { id }: RemoveViewInput, @Ctx() context: ViewsContext): Promise<typeof RemoveViewResult> {
    const problem = await removedView(QUEUE_VIEWS, id, context);
    return problem === null ? Object.assign(new SavedViewRemoved(), { id }) : refused(problem);
  }
}

function shownView({ id, name, byName, byAccountId, shared, body, cases }: OpenedView<QueueBody>, { viewer }: ViewsContext): SavedView {
  return Object.assign(new SavedView(), { id, name, byName, own: byAccountId === viewer?.accountId, shared, ...body, cases });
}

const refused = (problem: ViewProblem): SavedViewRefused => Object.assign(new SavedViewRefused(), problem);

import { Ctx, Resolver, Root, Subscription } from "type-graphql";
import { accessError } from "../access/index.ts";
import type { Viewer } from "../access/index.ts";
import { bellOf, NoticeBell } from "../alert/index.ts";
import type { Bell } from "../alert/index.ts";
import type { Delivered } from "./mailbox.ts";
import type { NoticeFeed } from "./notice-feed.ts";

export interface NoticesLiveContext {
  viewer: Viewer | null;
  noticeFeed: NoticeFeed;
}

/** The bell, live. */
@Resolver()
export class NoticesLiveResolver {
  @Subscription(() => NoticeBell, {
    description: "The viewer's bell, at once and whenever a notice comes or is read.",
    subscribe: ({ context }: { context: NoticesLiveContext }) => {
      if (context.viewer === null) throw accessError("UNAUTHENTICATED");
      return context.noticeFeed.watch(context.viewer.accountId);
    },
  })
  noticesChanged(@Root() told: Delivered<Bell>, @Ctx() _context: NoticesLiveContext): NoticeBell {
    return bellOf(told === "resync" ? undefined : told.message);
  }
}

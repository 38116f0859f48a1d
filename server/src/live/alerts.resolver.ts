import { Ctx, Resolver, Root, Subscription } from "type-graphql";
import { accessError, scopesOf } from "../access/index.ts";
import { AlertChange, visibleAlert } from "../alert/index.ts";
import type { AlertContext } from "../alert/index.ts";
import type { AlertFeed, AlertNews } from "./alert-feed.ts";
import type { Delivered } from "./mailbox.ts";

export type AlertsLiveContext = AlertContext & { alertFeed: AlertFeed };

/** Alerts, live. */
@Resolver()
export class AlertsLiveResolver {
  @Subscription(() => AlertChange, {
    description: "Alerts in the viewer's scope that rang, were taken on, acknowledged or muted, or ended.",
    subscribe: ({ context }: { context: AlertsLiveContext }) => {
      if (context.viewer === null) throw accessError("UNAUTHENTICATED");
      return context.alertFeed.watch(scopesOf(context.viewer, "seeFigures"));
    },
  })
  async alertChanged(@Root() told: Delivered<AlertNews>, @Ctx() context: AlertsLiveContext): Promise<AlertChange> {
    if (told === "resync") return { alert: null, resync: true };
    return { alert: await visibleAlert(told.message.alertId, context), resync: false };
  }
}

import { GraphQLError } from "graphql";
import { Field, Int, ObjectType } from "type-graphql";
import { lastEvent } from "../journal/index.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { InstantScalar } from "../platform/scalars.ts";
import type { AsOf } from "./board.queries.ts";

@ObjectType("AsOf", {
  simpleResolvers: true,
  description: "The point everything in one answer was counted at: all journal events up to `event`, seen at `instant`.",
})
export class AsOfView {
  @Field(() => Int, { description: "Number of the last journal event counted." })
  event!: number;

  @Field(() => InstantScalar, { description: "The instant that lateness was told for." })
  instant!: Instant;

  @Field(() => String, { description: "Opaque text to hand back, so that a list is counted at the same point as a number." })
  token!: string;
}

export function asOfView(asOf: AsOf): AsOfView {
  return { ...asOf, token: Buffer.from(`${asOf.event}.${asOf.instant}`).toString("base64url") };
}

/** @returns the as-of a token names, and whether its event is the journal's last. @throws BAD_AS_OF for a token this hub never gave */
export async function asOfOf(tx: Tx, token: string, now: Instant): Promise<{ asOf: AsOf; latest: boolean }> {
  const asOf = pointOf(token);
  const last = await lastEvent(tx);
  if (asOf.event > last || asOf.instant > now) throw badAsOf();
  return { asOf, latest: asOf.event === last };
}

/** The point that a token names, wherever the journal is by now. @throws BAD_AS_OF */
export function pointOf(token: string): AsOf {
  const [event, instant] = Buffer.from(token, "base64url").toString("utf8").split(".").map(Number);
  const given = Number.isSafeInteger(event) && Number.isSafeInteger(instant) && event !== undefined && instant !== undefined;
  if (!given || event < 0 || instant < 0 || instant > LAST_INSTANT) throw badAsOf();
  return { event, instant };
}

/** The last that a date can tell. */
const LAST_INSTANT = 8.64e15;

export const badAsOf = (): GraphQLError => new GraphQLError("Mốc số liệu (asOf) không hợp lệ.", { extensions: { code: "BAD_AS_OF" } });

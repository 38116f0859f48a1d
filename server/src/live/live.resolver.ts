import type { CaseStream } from "@dau-moi/schema";
import { Arg, Ctx, Field, ID, Int, ObjectType, Resolver, Root, Subscription } from "type-graphql";
import { accessError, scopesOf } from "../access/index.ts";
import { CaseStreamEnum, CaseView } from "../case/index.ts";
import type { CaseContext } from "../case/index.ts";
import { Board, boardOf, chargedOf, smallestForShare, scopeUnit, visibleCase } from "../tally/index.ts";
import type { ShownTick, TallyContext } from "../tally/index.ts";
import type { CaseNews } from "./case-watchers.ts";
import type { Live } from "./live.ts";
import type { Delivered } from "./mailbox.ts";

export type LiveContext = TallyContext & CaseContext & { live: Live };

@ObjectType({ simpleResolvers: true, description: "A case that changed, or a call to fetch everything anew." })
export class CaseChange {
  @Field(() => Int, { description: "Number of the journal event; 0 with a resync." })
  seq!: number;

  @Field(() => CaseView, { nullable: true, description: "The case as it stands now; null with a resync, or when it left the viewer's sight." })
  case!: CaseView | null;

  @Field(() => Boolean, { description: "Too much changed to tell one by one: fetch again." })
  resync!: boolean;
}

@Resolver()
export class LiveResolver {
  @Subscription(() => Board, {
    description: "The scope's board at every tick on which a number of it changed, and every 10 s as a heartbeat.",
    subscribe: ({ args, context }: { args: { unit?: string | null; stream: CaseStream }; context: LiveContext }) =>
      context.live.watchBoard(scopeUnit(context, args.unit ?? null).path, args.stream),
  })
  async boardChanged(
    @Root() told: Delivered<ShownTick>,
    @Arg("unit", () => String, { nullable: true }) unit: string | null,
    @Arg("stream", () => CaseStreamEnum, { defaultValue: "HOTLINE" }) caseStream: CaseStream,
    @Arg("inCharge", () => String, { nullable: true, description: "Code of a vice-chairman: only units in his charge are counted." })
    inCharge: string | null,
    @Ctx() context: LiveContext,
  ): Promise<Board> {
    const tick = told === "resync" ? context.tick() : told.message;
    if (tick === undefined) throw new Error("a board was announced before the first tick");
    return boardOf(
      {
        asOf: tick,
        caseStream,
        figures: tick.figures,
        causes: tick.causes,
        sources: await context.sourceRows(),
        smallestForShare: smallestForShare(context.rules, tick.instant),
        charged: await chargedOf(inCharge, context),
      },
      context.units,
      scopeUnit(context, unit ?? null),
    );
  }

  @Subscription(() => CaseChange, {
    description: "Cases that changed within the viewer's scope, or of the ids given.",
    subscribe: ({ args, context }: { args: WatchedCases; context: LiveContext }) => watchedCases(args, context),
  })
  async caseChanged(
    @Root() told: Delivered<CaseNews>,
    @Arg("ids", () => [ID], { nullable: true }) _ids: string[] | null,
    @Arg("afterSeq", () => Int, {
      nullable: true,
      description: "Number of the last event that was told before the connection was lost: what was missed since comes first, or a resync when it is too much.",
    })
    _afterSeq: number | null,
    @Ctx() context: LiveContext,
  ): Promise<CaseChange> {
    if (told === "resync") return { seq: 0, case: null, resync: true };
    return { seq: told.message.seq, case: await visibleCase(told.message.caseId, context), resync: false };
  }

  @Subscription(() => Int, {
    description: "Directives or submissions that concern the viewer's scope moved on: the number of the last journal event about them; 0: too many to tell.",
    subscribe: ({ context }: { context: LiveContext }) => {
      if (context.viewer === null) throw accessError("UNAUTHENTICATED");
      return context.live.watchCases({ paths: scopesOf(context.viewer, "readCases"), kinds: ["SUBMITTED", "DIRECTED", "DIRECTIVE_MOVED"] });
    },
  })
  directivesChanged(@Root() told: Delivered<CaseNews>): number {
    return told === "resync" ? 0 : told.message.seq;
  }
}

interface WatchedCases {
  ids?: string[] | null;
  afterSeq?: number | null;
}

/** As many of the cases asked for are told whoever holds them. */
const MOST_SEEN = 100;

/** Who looks at a case that has left his unit's hands still sees what becomes of it, as far as he sees it at all. */
async function watchedCases({ ids, afterSeq }: WatchedCases, context: LiveContext): Promise<ReturnType<Live["watchCases"]>> {
  if (context.viewer === null) throw accessError("UNAUTHENTICATED");
  const seenIds = new Set<number>();
  const caseIds = ids?.map(Number) ?? null;
  const watch = { paths: scopesOf(context.viewer, "readCases"), caseIds, seenIds };
  if (afterSeq != null) {
    await fillSeen(seenIds, caseIds, context);
    return context.live.watchCasesAfter(watch, afterSeq);
  }
  const mailbox = context.live.watchCases(watch);
  try {
    await fillSeen(seenIds, caseIds, context);
  } catch (error) {
    await mailbox.return();
    throw error;
  }
  return mailbox;
}

async function fillSeen(seenIds: Set<number>, caseIds: readonly number[] | null, context: LiveContext): Promise<void> {
  const cases = await Promise.all((caseIds ?? []).slice(0, MOST_SEEN).map((id) => visibleCase(id, context)));
  for (const one of cases) if (one !== null) seenIds.add(one.id);
}

import type DataLoader from "dataloader";
import { Ctx, Field, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from "type-graphql";
import { allowed } from "../access/index.ts";
import type { Database } from "../platform/database.ts";
import { enumOf } from "../platform/enum-of.ts";
import type { Instant } from "../platform/instant.ts";
import type { Clock } from "../platform/now.ts";
import { InstantScalar } from "../platform/scalars.ts";
import { Unit } from "../unit/index.ts";
import type { UnitContext } from "../unit/index.ts";
import { manyByKey } from "../platform/loader.ts";
import { sourceAlarms } from "./alarm.queries.ts";
import type { SourceAlarmRow } from "./alarm.queries.ts";
import { freshnessOf, openQuarantine, wordQueue } from "./source.queries.ts";
import type { Freshness, SourceHealthRow } from "./source.queries.ts";

export const FreshnessEnum = enumOf(
  ["FRESH", "STALE", "FROZEN", "NEVER"],
  "Freshness",
  "Whether a source's numbers can be called live. FROZEN: an archive that never changes; NEVER: not read yet.",
);

@ObjectType({ simpleResolvers: true, description: "A record that could not be taken, kept with its reason." })
export class QuarantinedRecord {
  @Field(() => ID, { description: "Its number in the quarantine." })
  id!: number;

  @Field(() => String, { description: "The stream it came in." })
  stream!: string;

  @Field(() => Int, { description: "How often it came." })
  times!: number;

  @Field(() => String, { description: "Where it stands in the source: its id, or page and position." })
  locator!: string;

  @Field(() => String, { nullable: true, description: "Its file, sheet and cell or row; null: it comes from no file." })
  place!: string | null;

  @Field(() => String, { description: "What was expected." })
  reason!: string;

  @Field(() => InstantScalar, { description: "When it last came." })
  at!: Instant;
}

@ObjectType({ simpleResolvers: true, description: "A word of the source that its manifest does not map." })
export class UnknownWord {
  @Field(() => String, { description: "Which list it belongs to: stage, channel, field, unit, step." })
  list!: string;

  @Field(() => String, { description: "The word as the source writes it." })
  word!: string;

  @Field(() => Int, { description: "In how many records it was met." })
  records!: number;

  @Field(() => InstantScalar, { description: "When it was met first." })
  firstSeenAt!: Instant;
}

const AlarmKindEnum = enumOf(["STALE"], "SourceAlarmKind", "Why a source raised an alarm. STALE: its data is older than its manifest expects.");

@ObjectType("SourceAlarm", { simpleResolvers: true, description: "One episode in which a source was not as it should be." })
export class SourceAlarm {
  @Field(() => ID, { description: "Its number." })
  id!: number;

  @Field(() => AlarmKindEnum, { description: "What was wrong." })
  kind!: "STALE";

  @Field(() => InstantScalar, { description: "The first instant at which it was so." })
  since!: Instant;

  @Field(() => InstantScalar, { description: "When the hub raised it." })
  raisedAt!: Instant;

  @Field(() => InstantScalar, { nullable: true, description: "When it was over; null: it stands." })
  clearedAt!: Instant | null;
}

@ObjectType("Source", { simpleResolvers: true, description: "A source system that cases are pulled from." })
export class SourceView {
  id!: number;
  nameVi!: string;
  ownerUnitId!: number;
  frozen!: boolean;
  staleAfterSeconds!: number;

  @Field(() => String, { description: "Its short name in the hub." })
  code!: string;

  @Field(() => String, { description: "The kind of connector that reads it." })
  kind!: string;

  @Field(() => InstantScalar, { nullable: true, description: "Beginning of the last complete read; null: never." })
  readUpTo!: Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: "Beginning of the last attempt; null: never." })
  lastAttemptAt!: Instant | null;

  @Field(() => String, { nullable: true, description: "What went wrong at the last attempt, for IT staff; null when it went well." })
  lastProblem!: string | null;

  @Field(() => Int, { description: "Attempts that failed since the last complete read." })
  consecutiveFailures!: number;

  @Field(() => Int, { description: "Seconds between reads." })
  everySeconds!: number;

  @Field(() => Int, { description: "Records that stand in quarantine." })
  quarantined!: number;

  @Field(() => Int, { description: "Words that wait for a mapping." })
  unknownWords!: number;

  @Field(() => Boolean, { description: "A person stopped its reading, and it goes on when one lets it." })
  paused!: boolean;

  @Field(() => InstantScalar, {
    nullable: true,
    description: "Since when it is not read by itself any more, after failing too often for a reason that only a person can mend; null: it is read.",
  })
  stoppedAt!: Instant | null;

  @Field(() => Int, { description: "Sweeps that wait for a person: more seems to be gone than may go by itself." })
  waitingSweeps!: number;

  @Field(() => Int, { description: "Changes of its interface that nobody acknowledged." })
  driftNotices!: number;
}

export interface SourceContext extends UnitContext {
  database: Database;
  clock: Clock;
  /** the sources, read once a request */
  sourceRows(): Promise<SourceHealthRow[]>;
}

@Resolver(() => SourceView)
export class SourceResolver {
  @Query(() => [SourceView], { description: "Every connected source; all who may see a board may see what it is made from." })
  sources(@Ctx() context: SourceContext): Promise<SourceHealthRow[]> {
    return context.sourceRows();
  }

  @FieldResolver(() => String, { description: "Its name in Vietnamese." })
  name(@Root() source: SourceView): string {
    return source.nameVi;
  }

  @FieldResolver(() => Unit, { description: "The unit that runs it." })
  owner(@Root() source: SourceView, @Ctx() context: SourceContext): Unit {
    return context.units.byId(source.ownerUnitId);
  }

  @FieldResolver(() => FreshnessEnum, { description: "Whether its numbers can be called live." })
  freshness(@Root() source: SourceView, @Ctx() context: SourceContext): Freshness {
    return freshnessOf(source, context.clock.now());
  }

  @FieldResolver(() => InstantScalar, {
    nullable: true,
    description: "Since when its numbers are older than its manifest expects, however its reads end; null: they are not, or it was never read.",
  })
  staleSince(@Root() source: SourceView, @Ctx() context: SourceContext): Instant | null {
    const stale = freshnessOf(source, context.clock.now()) === "STALE" && source.readUpTo !== null;
    return stale ? (source.readUpTo ?? 0) + source.staleAfterSeconds * 1000 : null;
  }

  @FieldResolver(() => [SourceAlarm], { description: "The newest ten alarms, newest first; whoever sees a board may see that its data was old." })
  alarms(@Root() source: SourceView, @Ctx() context: SourceContext): Promise<SourceAlarm[]> {
    return alarmLoader(context).load(source.id);
  }

  @FieldResolver(() => SourceAlarm, { nullable: true, description: "The alarm that stands; null: none does." })
  async alarm(@Root() source: SourceView, @Ctx() context: SourceContext): Promise<SourceAlarm | null> {
    return (await alarmLoader(context).load(source.id)).find(({ clearedAt }) => clearedAt === null) ?? null;
  }

  @FieldResolver(() => [QuarantinedRecord], { nullable: true, description: "The newest 200; null for those who may not administer sources." })
  async quarantine(@Root() source: SourceView, @Ctx() context: SourceContext): Promise<QuarantinedRecord[] | null> {
    return allowed(context.viewer, "sourceAdmin").ok ? context.database.read((tx) => openQuarantine(tx, source.id)) : null;
  }

  @FieldResolver(() => [UnknownWord], { nullable: true, description: "The 200 most frequent; null for those who may not administer sources." })
  async wordQueue(@Root() source: SourceView, @Ctx() context: SourceContext): Promise<UnknownWord[] | null> {
    return allowed(context.viewer, "sourceAdmin").ok ? context.database.read((tx) => wordQueue(tx, source.id)) : null;
  }
}

const alarmLoaders = new WeakMap<object, DataLoader<number, SourceAlarmRow[]>>();

/** One a request, bound to its viewer. */
function alarmLoader(context: SourceContext): DataLoader<number, SourceAlarmRow[]> {
  const kept = alarmLoaders.get(context) ?? manyByKey(context.database, sourceAlarms, (row) => row.sourceId);
  alarmLoaders.set(context, kept);
  return kept;
}

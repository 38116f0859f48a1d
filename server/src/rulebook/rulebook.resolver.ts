import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { accessError, actorOf, asking, postFor } from "../access/index.ts";
import type { AccessContext } from "../access/index.ts";
import type { AuditActor } from "../audit/index.ts";
import { storedCalendars } from "../calendar/index.ts";
import type { StoredCalendar } from "../calendar/index.ts";
import { adoptedRegulations, regulations } from "../clock/index.ts";
import type { ClockContext, StoredRegulation } from "../clock/index.ts";
import { Refused } from "../platform/problem.ts";
import type { TallyContext } from "../tally/index.ts";
import { calendarView } from "./calendar-view.ts";
import { CalendarView, ProposeCalendarInput } from "./calendar.type.ts";
import type { RulebookHub } from "./preview.ts";
import { DocumentRefused, ProposeCalendarResult, ProposeRegulationResult } from "./preview.type.ts";
import { proposeCalendar, proposeRegulation } from "./propose.ts";
import { ProposeRegulationInput, RegulationView } from "./regulation.type.ts";
import { regulationView } from "./regulation-view.ts";

export type RulebookContext = AccessContext & ClockContext & TallyContext;

/** What a person starts and the hub does: the policy was asked at the root field. */
export function rulebookHub({ database, clock, units }: RulebookContext): RulebookHub {
  return { database: database.asWorker(), clock, units };
}

/** Who asks, with whom he stands in for by the first of his posts that may. */
export function actorFor(operation: "proposeCalendar" | "proposeRegulation" | "previewRules", context: RulebookContext): AuditActor {
  const viewer = asking(context);
  const posts = viewer.posts.flatMap(({ unitPath }) => postFor(viewer, operation, { unitPath }) ?? []);
  return actorOf(viewer, posts[0]?.onBehalfOf ?? null);
}

/** Who puts in force what all units work by: by a post of the province itself, not of a unit in it. @throws FORBIDDEN */
export function adopterFor(operation: "adoptCalendar" | "adoptRegulation", context: RulebookContext): AuditActor {
  const viewer = asking(context);
  const post = postFor(viewer, operation, { unitPath: context.units.province.path });
  if (post === undefined) throw accessError("FORBIDDEN");
  return actorOf(viewer, post.onBehalfOf);
}

/** Calendars and regulations, and proposing them. */
@Resolver()
export class RulebookResolver {
  @Query(() => [CalendarView], { description: "Every version of the working calendar, newest first." })
  async calendars(@Ctx() context: RulebookContext): Promise<CalendarView[]> {
    const all = await context.database.read(storedCalendars);
    return all.map((one) => calendarView(one, inForceOf(all)));
  }

  @Query(() => CalendarView, { nullable: true, description: "One version; null when there is none of that name." })
  async calendar(@Arg("version", () => String) version: string, @Ctx() context: RulebookContext): Promise<CalendarView | null> {
    return (await this.calendars(context)).find((one) => one.version === version) ?? null;
  }

  @Query(() => [RegulationView], { description: "Every version of every regulation: the hub's own first, newest first; then other places'." })
  async regulations(@Ctx() context: RulebookContext): Promise<RegulationView[]> {
    const { all, inForce } = await context.database.read(async (tx) => ({ all: await regulations(tx), inForce: (await adoptedRegulations(tx)).at(-1) }));
    return all.map((one: StoredRegulation) => regulationView(one, inForce));
  }

  @Query(() => RegulationView, { nullable: true, description: "One version; null when there is none of that name." })
  async regulation(@Arg("version", () => String) version: string, @Ctx() context: RulebookContext): Promise<RegulationView | null> {
    return (await this.regulations(context)).find((one) => one.version === version) ?? null;
  }

  @Mutation(() => ProposeCalendarResult, { description: "Keeps a calendar for a second person to adopt; nothing is dated by it yet." })
  async proposeCalendar(
    @Arg("input", () => ProposeCalendarInput) input: ProposeCalendarInput,
    @Ctx() context: RulebookContext,
  ): Promise<CalendarView | DocumentRefused> {
    return refusable(async () => {
      const kept = await proposeCalendar(rulebookHub(context), input.text, input.note ?? null, actorFor("proposeCalendar", context));
      return calendarView(kept, inForceOf(await context.database.read(storedCalendars)));
    });
  }

  @Mutation(() => ProposeRegulationResult, { description: "Keeps a regulation for a second person to adopt, or another place's for reference." })
  async proposeRegulation(
    @Arg("input", () => ProposeRegulationInput) input: ProposeRegulationInput,
    @Ctx() context: RulebookContext,
  ): Promise<RegulationView | DocumentRefused> {
    return refusable(async () => {
      const kept = await proposeRegulation(rulebookHub(context), input.text, input.draft, actorFor("proposeRegulation", context));
      return regulationView(kept, (await context.database.read(adoptedRegulations)).at(-1));
    });
  }
}

function inForceOf(all: readonly StoredCalendar[]): StoredCalendar | undefined {
  return all.find((one) => one.status === "ADOPTED");
}

async function refusable<Kept>(keep: () => Promise<Kept>): Promise<Kept | DocumentRefused> {
  try {
    return await keep();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return Object.assign(new DocumentRefused(), { problems: error.problems.map(({ at, message }) => ({ at, message })) });
  }
}

import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { CaseView } from "../case/index.ts";
import { localDay } from "../platform/local-time.ts";
import { asOfOf, asOfView } from "./as-of.ts";
import { backlogPoints } from "./backlog-points.ts";
import type { BacklogPoints } from "./backlog-points.ts";
import { SEVERITIES } from "./backlog-sql.ts";
import { Backlog, CaseBacklog } from "./backlog.type.ts";
import type { AgeBand, BacklogFact, DISPOSITIONS } from "./backlog.type.ts";
import { tickNow } from "./board.resolver.ts";
import type { TallyContext } from "./board.resolver.ts";
import { CaseFilter } from "./cases.types.ts";
import { criteriaOf, standing } from "./criteria.ts";
import { countBacklog } from "./list.queries.ts";
import type { CountedBacklog } from "./list.queries.ts";

/** @source the founding documents' rules 72–75 */
const DISPOSITION_OF = { B1: "RESOLVE", B2: "RECORD_AND_CLOSE", B3: "CLOSE_WITH_REASON", B4: "HAND_OVER" } as const satisfies Record<
  string,
  (typeof DISPOSITIONS)[number]
>;
const DAY_MS = 86_400_000;

@Resolver(() => CaseView)
export class BacklogResolver {
  @Query(() => Backlog, {
    name: "backlog",
    description: "Open cases in the viewer's scope by severity, class and age, at the latest tick or the as-of given.",
  })
  async counted(
    @Arg("filter", () => CaseFilter, { nullable: true }) filter: CaseFilter | null,
    @Arg("asOf", () => String, { nullable: true }) token: string | null,
    @Ctx() context: TallyContext,
  ): Promise<Backlog> {
    const asked = await criteriaOf(Object.assign(new CaseFilter(), filter, { open: true }), context);
    const given = token ?? asOfView(tickNow(context)).token;
    return context.database.read(async (tx) => {
      const { asOf, latest } = await asOfOf(tx, given, Math.max(context.clock.now(), tickNow(context).instant));
      const criteria = standing(asked, filter ?? {}, asOf.instant, context);
      const rows = await countBacklog(tx, criteria, asOf, latest);
      return { asOf: asOfView(asOf), ...summed(rows), ageBands: bandsOf(rows, criteria.points ?? null) };
    });
  }

  @FieldResolver(() => CaseBacklog, { nullable: true, description: "Why it is still open, at the instant it was asked for; null when it is not open." })
  backlog(@Root() c: CaseView, @Ctx() { rules, units }: TallyContext): CaseBacklog | null {
    const { ruleClass, correctedClass, severity } = c;
    if (ruleClass === null || severity === null) return null;
    const points = backlogPoints(rules, units, c.seenAt);
    const ofClass = correctedClass ?? ruleClass;
    const competence = points?.terms.competence.find(({ field }) => field === c.field);
    return {
      class: ofClass,
      ruleClass,
      severity: SEVERITIES[severity] ?? "NO_CLOCK",
      facts: factsOf(c, points),
      disposition: DISPOSITION_OF[ofClass],
      competent: ofClass === "B4" ? (competence?.units ?? []).flatMap((code) => units.byCode(code) ?? []) : [],
    };
  }
}

function summed(rows: readonly CountedBacklog[]): Pick<Backlog, "total" | "counts"> {
  const groups = Map.groupBy(rows, (row) => `${row.severity} ${row.backlogClass}`);
  const counts = [...groups.values()].flatMap((group) =>
    group.slice(0, 1).map(({ severity, backlogClass }) => ({
      severity: SEVERITIES[severity] ?? ("NO_CLOCK" as const),
      backlogClass,
      cases: group.reduce((sum, { cases }) => sum + cases, 0),
    })),
  );
  return { total: counts.reduce((sum, { cases }) => sum + cases, 0), counts };
}

function bandsOf(rows: readonly CountedBacklog[], points: BacklogPoints | null): AgeBand[] {
  if (points === null) return [];
  const bounds = points.terms.ageingBandsDays;
  return points.bands.map((band, i) => ({
    ...band,
    mostDays: bounds[i] ?? null,
    cases: rows.filter((row) => row.band === i).reduce((sum, { cases }) => sum + cases, 0),
  }));
}

/** The facts behind a class, in the order in which the rules look at them. */
function factsOf(c: CaseView, points: BacklogPoints | null): BacklogFact[] {
  const fact = (kind: BacklogFact["kind"], told: Partial<BacklogFact> = {}): BacklogFact => ({ kind, days: null, thresholdDays: null, basis: null, ...told });
  const facts: BacklogFact[] = c.correctedClass === null ? [] : [fact("CORRECTED")];
  const competence = points?.terms.competence.find(({ field }) => field === c.field);
  if (c.ruleClass === "B4") facts.push(fact("NOT_COMPETENT", { basis: competence?.legalBasis ?? null }));
  facts.push(fact(c.ruleClass === "B2" ? "RESOLVED_NOT_CLOSED" : "NOT_RESOLVED"));
  const stale = points !== null && localDay(c.receivedAt) <= points.staleUntil;
  if (stale && (c.ruleClass === "B3" || c.ruleClass === "B1")) {
    const days = Math.round((Date.parse(localDay(c.seenAt)) - Date.parse(localDay(c.receivedAt))) / DAY_MS);
    const told = { days, thresholdDays: points.terms.staleDays, basis: points.terms.regulationTitle };
    facts.push(fact(c.ruleClass === "B3" ? "STALE" : "REPORTED_AGAIN", told));
  }
  if (c.extended) facts.push(fact("EXTENDED"));
  return facts;
}

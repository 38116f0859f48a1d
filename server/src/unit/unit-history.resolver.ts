import type DataLoader from "dataloader";
import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Database } from "../platform/database.ts";
import { manyByKey, oneByKey } from "../platform/loader.ts";
import { localDay } from "../platform/local-time.ts";
import type { Clock } from "../platform/now.ts";
import { Day } from "../platform/scalars.ts";
import { mailboxesOn } from "./mailboxes.queries.ts";
import type { MailboxRow } from "./mailboxes.queries.ts";
import { accountOfficers, hotlinesOn, postsOn, rosterOn } from "./officers.queries.ts";
import type { AccountOfficerRow, HotlineRow, PostRow, RosterRow } from "./officers.queries.ts";
import type { UnitRegister } from "./register.ts";
import { Unit } from "./unit.entity.ts";
import { HotlineView, MailboxView, OfficerView, RosterMemberView, UnitCodeView, UnitSuccessionView, UnitVersionView } from "./unit.types.ts";

/** People of the units, read once a request. */
export interface UnitLoaders {
  posts: DataLoader<number, PostRow[]>;
  roster: DataLoader<number, RosterRow[]>;
  hotlines: DataLoader<number, HotlineRow[]>;
  mailboxes: DataLoader<number, MailboxRow[]>;
  /** by their number in the register */
  officers: DataLoader<number, AccountOfficerRow | null>;
}

export interface UnitPeopleContext {
  units: UnitRegister;
  unitLoaders: UnitLoaders;
}

export function unitLoaders(database: Database, clock: Clock): UnitLoaders {
  const today = localDay(clock.now());
  return {
    officers: oneByKey(
      database.asWorker(), // whose account it is, its keeper may know wherever he is now
      (tx, ids: readonly number[]) => accountOfficers(tx, ids, today),
      (row) => row.officerId,
    ),
    posts: manyByKey(
      database,
      (tx, ids: readonly number[]) => postsOn(tx, ids, today),
      (row) => row.unitId,
    ),
    roster: manyByKey(
      database,
      (tx, ids: readonly number[]) => rosterOn(tx, ids, today),
      (row) => row.unitId,
    ),
    hotlines: manyByKey(
      database,
      (tx, ids: readonly number[]) => hotlinesOn(tx, ids, today),
      (row) => row.unitId,
    ),
    mailboxes: manyByKey(
      database,
      (tx, ids: readonly number[]) => mailboxesOn(tx, ids, today),
      (row) => row.unitId,
    ),
  };
}

/** What a unit was and became, and who works there. */
@Resolver(() => Unit)
export class UnitHistoryResolver {
  @FieldResolver(() => [UnitVersionView], { description: "What it was, oldest first; the last one is what it is, or was at its end." })
  versions(@Root() unit: Unit, @Ctx() { units }: UnitPeopleContext): UnitVersionView[] {
    return units.versionsOf(unit).map((v) => ({
      from: v.from,
      to: v.to,
      name: v.name,
      kind: v.kind,
      parent: v.parentId === null ? null : units.byId(v.parentId),
      codes: v.codes,
      legalBasis: v.legalBasis,
    }));
  }

  @FieldResolver(() => String, { description: "The name it bore on a day; its nearest one where it did not exist then." })
  nameOn(@Root() unit: Unit, @Arg("day", () => Day) day: string, @Ctx() { units }: UnitPeopleContext): string {
    return units.versionAt(unit, day)?.name ?? unit.name;
  }

  @FieldResolver(() => [UnitCodeView], { description: "The codes it is known by elsewhere, now or at its end." })
  codes(@Root() unit: Unit, @Ctx() { units }: UnitPeopleContext): readonly UnitCodeView[] {
    return units.versionsOf(unit).at(-1)?.codes ?? [];
  }

  @FieldResolver(() => [UnitSuccessionView], { description: "Every succession it gave or took, oldest first." })
  successions(@Root() unit: Unit, @Ctx() { units }: UnitPeopleContext): UnitSuccessionView[] {
    return units.successions
      .filter((s) => s.predecessorId === unit.id || s.successorId === unit.id)
      .map((s) => ({
        predecessor: units.byId(s.predecessorId),
        successor: units.byId(s.successorId),
        kind: s.kind,
        effectiveOn: s.effectiveOn,
        areas: s.areas,
        fields: s.fields as UnitSuccessionView["fields"],
        share: s.share === null ? null : Number(s.share),
        legalBasis: s.legalBasis,
      }));
  }

  @FieldResolver(() => Boolean, { description: "It has ended by today; an end that is only decided does not count yet." })
  ended(@Root() unit: Unit, @Ctx() { units }: UnitPeopleContext): boolean {
    return units.endOf(unit) !== Infinity;
  }

  @FieldResolver(() => Boolean, { description: "Units of its kind are scored. Party, council and central bodies are not." })
  scored(@Root() unit: Unit, @Ctx() { units }: UnitPeopleContext): boolean {
    return units.ruleOf(unit).scored;
  }

  @FieldResolver(() => Boolean, { description: "Units of its kind are inspected." })
  inspected(@Root() unit: Unit, @Ctx() { units }: UnitPeopleContext): boolean {
    return units.ruleOf(unit).inspected;
  }

  @FieldResolver(() => OfficerView, { nullable: true, description: "Its head today; null: the register names none." })
  async head(@Root() unit: Unit, @Ctx() { unitLoaders: loaders }: UnitPeopleContext): Promise<OfficerView | null> {
    return (await loaders.posts.load(unit.id)).find((post) => post.head) ?? null;
  }

  @FieldResolver(() => [OfficerView], { description: "Who holds a post there today, the head first." })
  officers(@Root() unit: Unit, @Ctx() { unitLoaders: loaders }: UnitPeopleContext): Promise<OfficerView[]> {
    return loaders.posts.load(unit.id);
  }

  @FieldResolver(() => [RosterMemberView], { description: "The task force that keeps its hotline today." })
  async roster(@Root() unit: Unit, @Ctx() { unitLoaders: loaders }: UnitPeopleContext): Promise<RosterMemberView[]> {
    return (await loaders.roster.load(unit.id)) as RosterMemberView[];
  }

  @FieldResolver(() => [HotlineView], { description: "The numbers that reach it today." })
  hotlines(@Root() unit: Unit, @Ctx() { unitLoaders: loaders }: UnitPeopleContext): Promise<HotlineView[]> {
    return loaders.hotlines.load(unit.id);
  }

  @FieldResolver(() => [MailboxView], { description: "Where it is written to today." })
  mailboxes(@Root() unit: Unit, @Ctx() { unitLoaders: loaders }: UnitPeopleContext): Promise<MailboxView[]> {
    return loaders.mailboxes.load(unit.id);
  }
}

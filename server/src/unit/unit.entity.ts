import { UNIT_KINDS } from "@dau-moi/schema";
import type { SuccessionKind, UnitKind } from "@dau-moi/schema";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ObjectType } from "type-graphql";
import { enumOf } from "../platform/enum-of.ts";
import { Day } from "../platform/scalars.ts";

export const UnitKindEnum = enumOf(UNIT_KINDS, "UnitKind", "What sort of body a unit is.");

/** An office, department, district or commune, with the days on which it exists. */
@Entity({ tableName: "unit" })
@ObjectType({ simpleResolvers: true, description: "An office, department, district or commune, with the days on which it exists." })
export class Unit {
  @PrimaryKey({ type: "integer", autoincrement: true })
  id!: number;

  @Field(() => String, { description: "Its code in the hub's register, never reused." })
  @Property({ type: "text" })
  code!: string;

  @Field(() => String, { description: "Its full name in Vietnamese, now; `versions` has the names it bore before." })
  @Property({ type: "text" })
  name!: string;

  @Field(() => UnitKindEnum, { description: "What sort of body it is now." })
  @Property({ type: "text" })
  kind!: UnitKind;

  @Property({ type: "integer", fieldName: "parent_id", nullable: true })
  parentId!: number | null;

  /** Codes from the province down to the unit, e.g. /TINH/SXD/SXD-HTGT/ */
  @Property({ type: "text" })
  path!: string;

  @Property({ type: "integer" })
  position!: number;

  @Field(() => Day, { description: "First day on which the unit exists." })
  @Property({ type: "date", fieldName: "valid_from" })
  validFrom!: string;

  @Field(() => Day, { nullable: true, description: "First day on which it no longer exists; null while it exists." })
  @Property({ type: "date", fieldName: "valid_to", nullable: true })
  validTo!: string | null;

  @Property({ type: "text", fieldName: "legal_basis" })
  legalBasis!: string;

  @Property({ type: "text", fieldName: "shift_profile" })
  shiftProfile!: string;
}

/** Who took over from a unit, from a day on; with areas or fields: only the cases of those. */
@Entity({ tableName: "unit_succession" })
export class UnitSuccession {
  @PrimaryKey({ type: "integer", autoincrement: true })
  id!: number;

  @Property({ type: "integer", fieldName: "predecessor_id" })
  predecessorId!: number;

  @Property({ type: "integer", fieldName: "successor_id" })
  successorId!: number;

  @Property({ type: "text" })
  kind!: SuccessionKind;

  /** null: of every area */
  @Property({ type: "array", nullable: true })
  areas!: string[] | null;

  /** null: of every field */
  @Property({ type: "array", nullable: true })
  fields!: string[] | null;

  /** 0 to 1, what of the predecessor went there; null: nobody said. Text, as PostgreSQL gives numeric */
  @Property({ type: "numeric", nullable: true })
  share!: string | null;

  @Property({ type: "date", fieldName: "effective_on" })
  effectiveOn!: string;

  @Property({ type: "text", fieldName: "legal_basis" })
  legalBasis!: string;
}

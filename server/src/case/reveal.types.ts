import { Field, ID, InputType, Int, ObjectType, createUnionType } from "type-graphql";
import { ProblemType, SEALED_ITEMS } from "../access/index.ts";
import type { SealedItem } from "../access/index.ts";
import { enumOf } from "../platform/enum-of.ts";
import type { Instant } from "../platform/instant.ts";
import { InstantScalar } from "../platform/scalars.ts";

const ITEM_OF = { NAME: "name", PHONE: "phone", CONTACT: "contact", CONTENT: "content" } as const satisfies Record<string, SealedItem>;
const ITEMS = ["NAME", "PHONE", "CONTACT", "CONTENT"] as const;
type Item = (typeof ITEMS)[number];
const SubmitterItemEnum = enumOf(ITEMS, "SubmitterItem", "What is sealed apart: name, phone, address and e-mail, the words as they were told.");
const PURPOSES = ["CONTACT_SUBMITTER", "VERIFY_REPORT", "INSPECTION", "REQUEST_BY_LAW"] as const;
export type RevealPurpose = (typeof PURPOSES)[number];
const RevealPurposeEnum = enumOf(PURPOSES, "RevealPurpose", "What somebody needs a submitter's identity for.");

/** The sealed items that were asked for, each once. */
export function itemsOf(items: readonly Item[]): SealedItem[] {
  return SEALED_ITEMS.filter((sealed) => items.some((item) => ITEM_OF[item] === sealed));
}

@InputType({ description: "Which case, what of its submitter, and why." })
export class RevealSubmitterInput {
  @Field(() => ID, { description: "The hub's number of the case." })
  caseId!: string;

  @Field(() => [SubmitterItemEnum], { description: "At least one." })
  items!: Item[];

  @Field(() => String, { nullable: true, description: "10 to 500 characters; not needed for a case of one's own unit, nor again while it holds." })
  reason!: string | null;

  @Field(() => RevealPurposeEnum, { nullable: true, description: "With the reason." })
  purpose!: RevealPurpose | null;
}

@ObjectType({ simpleResolvers: true, description: "What was opened, to be shown until then and kept nowhere. Every such answer is in the audit chain." })
export class RevealedSubmitter {
  @Field(() => String, { nullable: true, description: "null: not asked for, never told, or erased" })
  name!: string | null;

  @Field(() => String, { nullable: true, description: "null: not asked for, never told, or erased" })
  phone!: string | null;

  @Field(() => String, { nullable: true, description: "null: not asked for, never told, or erased" })
  email!: string | null;

  @Field(() => String, { nullable: true, description: "null: not asked for, never told, or erased" })
  address!: string | null;

  @Field(() => String, { nullable: true, description: "The title as it was told; null: not asked for, or erased" })
  title!: string | null;

  @Field(() => String, { nullable: true, description: "The words as they were told; null: not asked for, none, or erased" })
  content!: string | null;

  @Field(() => Boolean, { description: "Its key was destroyed: nobody can open it again." })
  erased!: boolean;

  @Field(() => InstantScalar, { description: "When it must be gone from the screen; asking again later needs a reason again." })
  until!: Instant;

  @Field(() => Int, { description: "Whole seconds from now until then." })
  forSeconds!: number;
}

@ObjectType({ implements: ProblemType, description: "Say why, and for what." })
export class RevealReasonRequired extends ProblemType {
  override message = "Cần nêu lý do (từ 10 đến 500 ký tự) và mục đích trước khi xem.";
}

@ObjectType({ implements: ProblemType, description: "The submitter asked to keep these confidential." })
export class ItemsConfidential extends ProblemType {
  override message = "Người phản ánh đã yêu cầu giữ bí mật nội dung này.";

  @Field(() => [SubmitterItemEnum], { description: "Ask for the others." })
  items!: Item[];

  constructor(items: readonly SealedItem[]) {
    super();
    this.items = ITEMS.filter((item) => items.includes(ITEM_OF[item]));
  }
}

@ObjectType({ implements: ProblemType, description: "There is no such case, or the viewer does not see it." })
export class CaseNotFound extends ProblemType {
  override message = "Không tìm thấy hồ sơ, hoặc bạn không được xem hồ sơ này.";
}

@ObjectType({ implements: ProblemType, description: "His role may not be shown who sent this case." })
export class RevealForbidden extends ProblemType {
  override message = "Vai trò của bạn không được xem thông tin liên hệ của hồ sơ này.";
}

export const RevealSubmitterResult = createUnionType({
  name: "RevealSubmitterResult",
  types: () => [RevealedSubmitter, RevealReasonRequired, ItemsConfidential, RevealForbidden, CaseNotFound] as const,
});

@InputType({ description: "A number somebody gave." })
export class FindBySubmitterInput {
  @Field(() => String, { description: "A telephone number, or an identity number of 12 digits." })
  number!: string;

  @Field(() => String, { description: "10 to 500 characters." })
  reason!: string;
}

@ObjectType({ simpleResolvers: true, description: "A case of the same submitter." })
export class FoundCase {
  @Field(() => ID, { description: "The hub's number of the case." })
  id!: number;

  @Field(() => String, { description: "The number the source prints." })
  reference!: string;
}

@ObjectType({ simpleResolvers: true, description: "Cases of one submitter, the newest first; those the viewer does not see are not among them." })
export class FoundCases {
  @Field(() => [FoundCase], { description: "At most 1,000." })
  cases!: FoundCase[];
}

@ObjectType({ implements: ProblemType, description: "It is no number that cases are found by." })
export class NumberUnfit extends ProblemType {
  override message = "Cần một số điện thoại hoặc số định danh 12 chữ số.";
}

export const FindBySubmitterResult = createUnionType({
  name: "FindBySubmitterResult",
  types: () => [FoundCases, NumberUnfit, RevealReasonRequired] as const,
});

@InputType({ description: "Whose identity is destroyed, by what law and why." })
export class EraseSubmitterInput {
  @Field(() => ID, { description: "The hub's number of a case." })
  caseId!: string;

  @Field(() => Boolean, { description: "true: every case whose submitter has the same telephone number." })
  everyCase!: boolean;

  @Field(() => String, { description: "Such as Luật 91/2025/QH15; 3 to 500 characters." })
  legalBasis!: string;

  @Field(() => String, { description: "10 to 500 characters." })
  reason!: string;
}

@ObjectType({ simpleResolvers: true, description: "What was destroyed, for good." })
export class ErasedSubmitter {
  @Field(() => Int, { description: "How many cases had something left to erase." })
  cases!: number;
}

export const EraseSubmitterResult = createUnionType({
  name: "EraseSubmitterResult",
  types: () => [ErasedSubmitter, RevealReasonRequired, CaseNotFound] as const,
});

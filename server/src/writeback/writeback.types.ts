import { ANSWER_FORMS, CHANGE_KINDS, ORDER_FORMS } from "@dau-moi/schema";
import type { AnswerForm, ChangeKind, OrderForm } from "@dau-moi/schema";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { CHANGE_STATES } from "../journal/index.ts";
import type { ChangeState } from "../journal/index.ts";
import { enumOf } from "../platform/enum-of.ts";
import type { Instant } from "../platform/instant.ts";
import { Day, InstantScalar } from "../platform/scalars.ts";
import { Unit } from "../unit/index.ts";

export const ChangeKindEnum = enumOf(CHANGE_KINDS, "RequestedChangeKind", "What the system that owns a case can be asked to change.");
export const ChangeStateEnum = enumOf(
  CHANGE_STATES,
  "ChangeState",
  "How far a change is. UNKNOWN: it may have happened, the source is being asked; WORKLIST: its officers do it by hand; VERIFIED: the source shows it; NOT_SHOWN: the source took it, and a later version of its record does not show it.",
);
export const OrderFormEnum = enumOf(ORDER_FORMS, "OrderForm", "The form of an order.");
export const AnswerFormEnum = enumOf(
  ANSWER_FORMS,
  "AnswerForm",
  "How the citizen was answered. CALL: one that the call log has; LETTER: by its number and day; TEXT: by the words themselves.",
);
export const ConflictFieldEnum = enumOf(
  ["record", "stage", "unit", "cooperating", "title", "content", "result", "closureReason", "lastStep"],
  "ConflictField",
  "Part of a case that its source changed meanwhile; record: all of it.",
);
export type ConflictField = keyof typeof ConflictFieldEnum;
export const SettlementEnum = enumOf(
  ["DROP", "SEND_AGAIN"],
  "Settlement",
  "What a person decides on a change in conflict; one that is not shown is dropped, or asked for anew.",
);
export type Settlement = keyof typeof SettlementEnum;

@ObjectType("ConflictPart", { simpleResolvers: true, description: "One part of a case that its source changed after the decision was taken." })
export class ConflictPart {
  @Field(() => ConflictFieldEnum, { description: "Which part." })
  field!: ConflictField;

  @Field(() => String, { nullable: true, description: "What stood there when it was decided, without the submitter; null: nothing." })
  seen!: string | null;

  @Field(() => String, { nullable: true, description: "What the source has now, without the submitter; null: nothing." })
  now!: string | null;
}

@ObjectType("ChangeFile", { simpleResolvers: true, description: "A file that goes with a change; GET /files/ID hands it out." })
export class ChangeFile {
  @Field(() => ID, { description: "Its id." })
  id!: string;

  @Field(() => String, { nullable: true, description: "Its name, without the submitter's identity; null: erased, or not to be shown here." })
  name!: string | null;

  @Field(() => String, { description: "What it is by its bytes, such as application/pdf." })
  mediaType!: string;

  @Field(() => Int, { description: "Bytes." })
  bytes!: number;
}

@ObjectType("FilesTaken", { simpleResolvers: true, description: "What files may go with a change." })
export class FilesTaken {
  @Field(() => Int, { description: "How many." })
  most!: number;

  @Field(() => Int, { description: "Bytes of each." })
  mostBytes!: number;

  @Field(() => [String], { description: "The endings that a name may have, such as .pdf." })
  endings!: readonly string[];
}

@ObjectType("RequestedChange", { simpleResolvers: true, description: "A change that the hub asks a case's source for." })
export class CaseChangeView {
  @Field(() => ID, { description: "The hub's number of it." })
  id!: string;

  @Field(() => ChangeKindEnum, { description: "What is asked for." })
  kind!: ChangeKind;

  @Field(() => ChangeStateEnum, { description: "How far it is." })
  state!: ChangeState;

  @Field(() => InstantScalar, { description: "Since when it is there." })
  stateAt!: Instant;

  @Field(() => InstantScalar, { description: "When it was decided." })
  decidedAt!: Instant;

  @Field(() => Unit, { description: "The unit that decided it." })
  by!: Unit;

  @Field(() => String, { nullable: true, description: "Username of the one whose post it was, when another stood in for him." })
  onBehalfOf!: string | null;

  @Field(() => Unit, { nullable: true, description: "The unit it names; null: none." })
  toUnit!: Unit | null;

  @Field(() => String, { nullable: true, description: "Its words, without the submitter's identity; null: none." })
  words!: string | null;

  @Field(() => Day, { nullable: true, description: "The new last day on time; null: it is no extension." })
  dueDay!: string | null;

  @Field(() => [ChangeFile], { description: "The files that go with it." })
  files!: ChangeFile[];

  @Field(() => Int, { description: "How often the source was asked." })
  tries!: number;

  @Field(() => String, { nullable: true, description: "Why it waits or was refused; null: nothing to say." })
  reason!: string | null;

  @Field(() => Boolean, { description: "Its source should have shown it by now." })
  unconfirmed!: boolean;

  @Field(() => InstantScalar, { description: "Until when its source may take to show it." })
  confirmBy!: Instant;

  @Field(() => [ConflictPart], { description: "What the source changed meanwhile; empty unless it is in conflict." })
  conflict!: ConflictPart[];

  @Field(() => Boolean, { description: "The viewer may drop it or send it again." })
  maySettle!: boolean;
}

@ObjectType("PauseChoice", { simpleResolvers: true, description: "A reason for which the regulation in force lets a clock stand still." })
export class PauseChoice {
  @Field(() => String, { description: "Its code." })
  code!: string;

  @Field(() => String, { description: "Its name." })
  name!: string;
}

@ObjectType("PossibleChange", { simpleResolvers: true, description: "A change that the viewer may ask for now." })
export class PossibleChange {
  @Field(() => ChangeKindEnum, { description: "Which." })
  kind!: ChangeKind;

  @Field(() => Boolean, { description: "The source cannot be asked for it: it goes on the worklist of its officers." })
  onWorklist!: boolean;

  @Field(() => FilesTaken, { nullable: true, description: "What files may go with it; null: none." })
  files!: FilesTaken | null;

  @Field(() => [PauseChoice], { description: "PAUSE: the reasons to choose from; otherwise none." })
  pauseReasons!: PauseChoice[];
}

@InputType({ description: "A paper that a result or an order stands on." })
export class PaperInput {
  @Field(() => String, { description: "Its number, at most 80 characters." })
  number!: string;

  @Field(() => Day, { description: "Its day; not before the receipt, not in the future." })
  day!: string;
}

@InputType({ description: "One change; a part that its kind does not take is refused." })
export class RequestCaseChangeInput {
  @Field(() => ID, { description: "The hub's number of the case." })
  caseId!: string;

  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same request." })
  key!: string;

  @Field(() => InstantScalar, { description: "The case's `learnedAt` as the asker saw it." })
  seen!: Instant;

  @Field(() => ChangeKindEnum, { description: "What is asked for." })
  kind!: ChangeKind;

  @Field(() => String, { nullable: true, description: "ASSIGN, TRANSFER: code of the unit." })
  toUnit?: string | null;

  @Field(() => OrderFormEnum, { nullable: true, description: "ASSIGN: the form of the order." })
  form?: OrderForm | null;

  @Field(() => InstantScalar, { nullable: true, description: "ASSIGN: when the order was given; handling counts from it." })
  orderedAt?: Instant | null;

  @Field(() => PaperInput, { nullable: true, description: "ASSIGN, RECORD_RESULT, ANSWER by a letter: the paper it stands on." })
  paper?: PaperInput | null;

  @Field(() => Day, { nullable: true, description: "EXTEND: the new last day on time." })
  dueDay?: string | null;

  @Field(() => AnswerFormEnum, { nullable: true, description: "ANSWER: how the citizen was answered." })
  answerForm?: AnswerForm | null;

  @Field(() => InstantScalar, { nullable: true, description: "ANSWER: when, not before the result and not in the future; of a call that of the log." })
  answeredAt?: Instant | null;

  @Field(() => ID, { nullable: true, description: "ANSWER by a call: the call of the case's log by which somebody was spoken to." })
  call?: string | null;

  @Field(() => String, { nullable: true, description: "PAUSE: code of a reason for which the regulation lets the clock stand still." })
  pauseReason?: string | null;

  @Field(() => String, { nullable: true, description: "Its words: note, result, reason or answer." })
  words?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: "RECORD_RESULT: files that were handed over for this case by POST /files, by the ids it answered; at most 5.",
  })
  files?: string[] | null;
}

@InputType({ description: "What becomes of a change that its source's newer record contradicts, or no longer shows." })
export class SettleCaseChangeInput {
  @Field(() => ID, { description: "The change." })
  id!: string;

  @Field(() => SettlementEnum, { description: "SEND_AGAIN: on the version that the source has now." })
  settlement!: Settlement;
}

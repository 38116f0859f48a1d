import { createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import type { Instant } from "../platform/instant.ts";
import { InstantScalar } from "../platform/scalars.ts";
import { ProblemType } from "./access.types.ts";
import { KEY_OPERATIONS } from "./api-key-scope.ts";
import type { KeyOperation } from "./api-key-scope.ts";

const KeyOperationEnum = Object.fromEntries(KEY_OPERATIONS.map((word) => [word, word])) as { [W in KeyOperation]: W };
registerEnumType(KeyOperationEnum, {
  name: "ApiKeyOperation",
  description: "Quyền của khoá API: a root field that a program may ask. All of them read, and none shows who sent a case.",
});

export enum ApiKeyState {
  WAITING = "WAITING",
  ACTIVE = "ACTIVE",
  EXPIRED = "EXPIRED",
  REVOKED = "REVOKED",
}
registerEnumType(ApiKeyState, {
  name: "ApiKeyState",
  description: "Trạng thái khoá API.",
  valuesConfig: {
    WAITING: { description: "Chờ duyệt: it works once a second person has approved it." },
    ACTIVE: { description: "Đang dùng được." },
    EXPIRED: { description: "Hết hạn." },
    REVOKED: { description: "Đã thu hồi." },
  },
});

@ObjectType("ApiKey", {
  simpleResolvers: true,
  description: "Khoá API: by which a program of a department or another agency asks this graph. Nothing of its secret.",
})
export class ApiKeyView {
  unitId!: number;

  @Field(() => ID, { description: "By which people speak of the key; it stands in the key itself too." })
  id!: string;

  @Field(() => String, { description: "Tên chương trình." })
  name!: string;

  @Field(() => ApiKeyState, { description: "Trạng thái, as it is now." })
  state!: ApiKeyState;

  @Field(() => [KeyOperationEnum], { description: "What it may ask." })
  operations!: KeyOperation[];

  @Field(() => Int, { description: "Chi phí mỗi phút: how much it may spend in one minute; what a document costs stands in the guide." })
  costPerMinute!: number;

  @Field(() => InstantScalar, { description: "When it was made." })
  createdAt!: Instant;

  @Field(() => String, { description: "Who made it: a username, or a name at the command line." })
  createdBy!: string;

  @Field(() => InstantScalar, { description: "Hết hạn: from this instant on it does not work." })
  expiresAt!: Instant;

  @Field(() => String, { nullable: true, description: "Người duyệt; null: nobody yet, or it needs nobody." })
  approvedBy!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "Thu hồi lúc; null: it was not." })
  revokedAt!: Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: "Dùng lần cuối, to the minute; null: never." })
  lastUsedAt!: Instant | null;

  @Field(() => Boolean, { description: "The viewer may approve it." })
  mayApprove!: boolean;

  @Field(() => Boolean, { description: "The viewer may revoke it." })
  mayRevoke!: boolean;
}

@ObjectType("ApiKeyCreated", { simpleResolvers: true, description: "A new key. Its secret is told here and never again." })
export class ApiKeyCreated {
  @Field(() => ApiKeyView, { description: "The key." })
  key!: ApiKeyView;

  @Field(() => String, { description: "Khoá bí mật: what the program sends as `Authorization: Bearer …`." })
  token!: string;
}

@ObjectType("ApiKeyRefused", { implements: ProblemType, description: "It could not be done; `at` names what stood in the way." })
export class ApiKeyRefused extends ProblemType {
  @Field(() => String, { description: "Which input: id, name, unit, operations, costPerMinute, expiresAt." })
  at: string;

  constructor(at: string, message: string) {
    super();
    this.at = at;
    this.message = message;
  }
}

export const CreateApiKeyResult = createUnionType({
  name: "CreateApiKeyResult",
  description: "The new key with its secret, or what stood in the way.",
  types: () => [ApiKeyCreated, ApiKeyRefused] as const,
});

export const ApiKeyResult = createUnionType({
  name: "ApiKeyResult",
  description: "The key as it is now, or what stood in the way.",
  types: () => [ApiKeyView, ApiKeyRefused] as const,
});

@InputType({ description: "A key for one program." })
export class CreateApiKeyInput {
  @Field(() => String, { description: "Which program it is for." })
  name!: string;

  @Field(() => String, { description: "Code of the unit that it sees, with everything below." })
  unit!: string;

  @Field(() => [KeyOperationEnum], { description: "What it may ask." })
  operations!: KeyOperation[];

  @Field(() => Int, { description: "How much it may spend in one minute, 100 to 1,000,000.", defaultValue: 20_000 })
  costPerMinute!: number;

  @Field(() => InstantScalar, { description: "From this instant on it does not work; 366 days away at most." })
  expiresAt!: Instant;
}

@InputType({ description: "One key." })
export class ApiKeyInput {
  @Field(() => ID, { description: "The key's number." })
  id!: string;
}

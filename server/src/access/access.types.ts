import "reflect-metadata";
import { Field, InputType, Int, InterfaceType, ObjectType, createUnionType, registerEnumType } from "type-graphql";
import { ROLES } from "@dau-moi/schema";
import type { Role } from "@dau-moi/schema";
import type { Viewer } from "./viewer.ts";

const RoleEnum = Object.fromEntries(ROLES.map((role) => [role, role])) as { [R in Role]: R };
registerEnumType(RoleEnum, {
  name: "Role",
  description: "What an account is for; with its unit it decides what may be seen.",
  valuesConfig: {
    LEADER: { description: "Watches the whole province." },
    UNIT_HEAD: { description: "Answers for one unit and everything below it." },
    INSPECTOR: { description: "Inspects how all units keep the rules." },
    IT_OFFICER: { description: "Connects sources and repairs what they deliver; sees numbers, no cases." },
  },
});

/** The graph's face of a `Viewer`; the unit station adds `scope`, found by `unitId`. */
@ObjectType("Viewer", { simpleResolvers: true, description: "Who is signed in." })
export class ViewerType implements Viewer {
  accountId!: number;
  unitId!: number;
  unitPath!: string;

  @Field(() => String, { description: "What he signs in with." })
  username!: string;

  @Field(() => String, { description: "His name as colleagues know it." })
  displayName!: string;

  @Field(() => RoleEnum, { description: "What the account is for." })
  role!: Role;
}

@ObjectType("SampleAccount", { simpleResolvers: true, description: "An account of the invented province, for trying the hub." })
export class SampleAccount {
  @Field(() => String, { description: "What one signs in with." })
  username!: string;

  @Field(() => String, { description: "The invented name." })
  displayName!: string;

  @Field(() => RoleEnum, { description: "What the account is for." })
  role!: Role;

  @Field(() => String, { description: "Its password, which protects invented data only." })
  password!: string;

  @Field(() => String, { description: "The unit the account is bound to." })
  unitName!: string;
}

@ObjectType("Hub", { simpleResolvers: true, description: "What everybody may know of this hub before signing in." })
export class HubType {
  @Field(() => Boolean, { description: 'True: invented data, to be marked "dữ liệu mẫu" on every page.' })
  sample!: boolean;

  @Field(() => String, { description: "The province the hub is for." })
  provinceName!: string;

  @Field(() => [SampleAccount], { description: "Shown on the sign-in page; empty unless the hub runs the sample." })
  sampleAccounts!: SampleAccount[];
}

/** Later stations' problems are marked `@ObjectType({ implements: ProblemType })`. */
@InterfaceType("Problem", { description: "An outcome somebody can act on, as data; faults are errors instead.", autoRegisterImplementations: false })
abstract class ProblemType {
  @Field(() => String, { description: "What to do or expect, in Vietnamese." })
  message!: string;
}

@ObjectType("WrongCredentials", {
  implements: ProblemType,
  description: "No account has this username and password, or it is disabled; which of them is not told.",
})
export class WrongCredentials extends ProblemType {
  override message = "Tên đăng nhập hoặc mật khẩu không đúng.";
}

@ObjectType("TooManyAttempts", { implements: ProblemType, description: "Too many wrong passwords for this username or from this address." })
export class TooManyAttempts extends ProblemType {
  @Field(() => Int, { description: "Whole seconds until an attempt is looked at again; at least 1." })
  retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super();
    this.retryAfterSeconds = retryAfterSeconds;
    this.message = `Bạn đã thử quá nhiều lần. Hãy thử lại sau ${Math.ceil(retryAfterSeconds / 60)} phút.`;
  }
}

export const SignInResult = createUnionType({
  name: "SignInResult",
  description: "The viewer now signed in, or what stood in the way.",
  types: () => [ViewerType, WrongCredentials, TooManyAttempts] as const,
});

@InputType({ description: "Username and password of a local account." })
export class SignInInput {
  @Field(() => String, { description: "Capitals and surrounding blanks do not matter." })
  username!: string;

  @Field(() => String, { description: "As it was set; Unicode forms do not matter." })
  password!: string;
}

import "reflect-metadata";
import { Field, InputType, Int, InterfaceType, ObjectType, createUnionType, registerEnumType } from "type-graphql";
import { ROLES } from "@dau-moi/schema";
import type { Role } from "@dau-moi/schema";
import { ACT_NAMES } from "./acts.ts";
import type { Act } from "./acts.ts";
import type { Post, Viewer } from "./viewer.ts";

const enumOfWords = <Word extends string>(words: readonly Word[]) => Object.fromEntries(words.map((word) => [word, word])) as { [W in Word]: W };

export const RoleEnum = enumOfWords(ROLES);
registerEnumType(RoleEnum, {
  name: "Role",
  description: "What a post is for; with its unit it decides what may be seen and done.",
  valuesConfig: {
    LEADER: { description: "Watches the whole province." },
    OFFICE_CHIEF: { description: "Chief of office: follows, urges and manages the hotline's work." },
    HOTLINE_HOLDER: { description: "Holds the hotline and passes its calls on." },
    INTAKE_OPERATOR: { description: "Takes reports in and passes them on." },
    UNIT_HEAD: { description: "Answers for one unit and everything below it." },
    FOCAL_OFFICER: { description: "Keeps a unit's cases up to date in the system." },
    DIVISION_HANDLER: { description: "Works on the cases of a division or public-service unit." },
    SUPERVISOR: { description: "Watches the handling of the cases that its agency supervises." },
    INSPECTOR: { description: "Inspects how all units keep the rules." },
    CITIZEN_RECEPTION_BOARD: { description: "Takes what other laws on petitions govern." },
    EMULATION_SECRETARY: { description: "Prepares commendation from the figures." },
    IT_OFFICER: { description: "Connects sources and keeps accounts of his agency; sees numbers, no cases." },
    SYSTEM_OPERATOR: { description: "Runs the hub and keeps all accounts; sees numbers, no cases." },
    TELECOM: { description: "Keeps the number running." },
    POLICE_LIAISON: { description: "Is told of abusive calls, of nothing else." },
  },
});

export const ActEnum = enumOfWords(ACT_NAMES);
registerEnumType(ActEnum, { name: "Act", description: "What can be done in the hub; a role is the acts it has." });

@ObjectType("ViewerPost", { simpleResolvers: true, description: "A role in a unit that the viewer has now, of his own or lent." })
export class ViewerPost implements Post {
  unitId!: number;
  unitPath!: string;

  @Field(() => RoleEnum, { description: "What the post is for." })
  role!: Role;

  @Field(() => [ActEnum], { description: "What he may do by it." })
  acts!: readonly Act[];

  @Field(() => String, { nullable: true, description: "Username of the one he stands in for; null: it is his own post." })
  onBehalfOf!: string | null;
}

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

  @Field(() => RoleEnum, { description: "What his first post is for." })
  role!: Role;

  @Field(() => [ViewerPost], { description: "What he may do, and where; his own posts first." })
  posts!: readonly ViewerPost[];

  @Field(() => Boolean, { description: "True: he may do nothing before he has set a password of his own." })
  mustChangePassword!: boolean;
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
export abstract class ProblemType {
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

@ObjectType("AccountRefused", { implements: ProblemType, description: "It could not be done; `at` names what stood in the way." })
export class AccountRefused extends ProblemType {
  @Field(() => String, { description: "Which input: username, unit, password, acts, from, to, sheet." })
  at: string;

  constructor(at: string, message: string) {
    super();
    this.at = at;
    this.message = message;
  }
}

export const SignInResult = createUnionType({
  name: "SignInResult",
  description: "The viewer now signed in, or what stood in the way.",
  types: () => [ViewerType, WrongCredentials, TooManyAttempts] as const,
});

export const ChangePasswordResult = createUnionType({
  name: "ChangePasswordResult",
  description: "The viewer with his new session, or what stood in the way.",
  types: () => [ViewerType, WrongCredentials, TooManyAttempts, AccountRefused] as const,
});

@InputType({ description: "Username and password of a local account." })
export class SignInInput {
  @Field(() => String, { description: "Capitals and surrounding blanks do not matter." })
  username!: string;

  @Field(() => String, { description: "As it was set; Unicode forms do not matter." })
  password!: string;
}

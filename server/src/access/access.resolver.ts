import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Database } from "../platform/database.ts";
import type { Clock } from "../platform/now.ts";
import { appendAudit } from "../audit/index.ts";
import { setPassword, passwordOf } from "./account.queries.ts";
import { refuseUnfitPassword } from "./account.ts";
import { ChangePasswordInput } from "./account.types.ts";
import { accountEntry, refusedAs } from "./keep-account.ts";
import { passwordFits, passwordHash } from "./password.ts";
import type { WorkbookReader } from "./account-file.ts";
import type { SampleAccount } from "./access.types.ts";
import {
  AccountRefused,
  ChangePasswordResult,
  HubType,
  SignInInput,
  SignInResult,
  TooManyAttempts,
  ViewerPost,
  ViewerType,
  WrongCredentials,
} from "./access.types.ts";
import type { Refusals } from "./refusals.ts";
import { OPERATIONS, accessError, allowed } from "./policy.ts";
import { closeSessionsOf } from "./access.queries.ts";
import { forgetAttempts, secondsToWait } from "./attempts.ts";
import { signIn, signOut } from "./session.ts";
import type { Device } from "./device.ts";
import type { Viewer } from "./viewer.ts";

/** What the resolvers of this station need of a request. */
export interface AccessContext {
  /** bound to the viewer: it sees his rows and writes nothing */
  database: Database;
  clock: Clock;
  /** changes at sign-in and sign-out */
  viewer: Viewer | null;
  /** keyed hash of where the request came from: for counting wrong passwords, and for the chain */
  address: string;
  /** left out: refusals are told to nobody */
  refusals?: Refusals;
  hub: { sample: boolean; provinceName: string; sampleAccounts: SampleAccount[] };
  /** Tells the browser to keep this token; null: to forget the one it has. */
  setSession(token: string | null): void;
  /** the token the request came with */
  sessionToken: string | null;
  /** the paired screen that asks; null: none */
  device: Device | null;
  /** Tells the screen's browser to keep this token. */
  setDevice(token: string): void;
  readWorkbook: WorkbookReader;
}

/** Signing in and out, and what is known of the hub and of the one who asks. */
@Resolver(() => ViewerType)
export class AccessResolver {
  @Query(() => HubType, { description: "Open to everybody: what the sign-in page shows." })
  hub(@Ctx() context: AccessContext): HubType {
    return context.hub;
  }

  @Query(() => ViewerType, { nullable: true, description: "null: nobody is signed in, or a program asks by its key" })
  viewer(@Ctx() context: AccessContext): ViewerType | null {
    return context.viewer === null || context.viewer.key !== undefined ? null : viewerType(context.viewer);
  }

  @FieldResolver(() => [String], { description: "Operations the viewer may use, for hiding what would be refused." })
  may(@Root() viewer: ViewerType): string[] {
    return OPERATIONS.filter((operation) => allowed(viewer, operation).ok);
  }

  @Mutation(() => SignInResult, { description: "Opens a session, always a new one; the one the browser had ends." })
  async signIn(@Arg("input", () => SignInInput) input: SignInInput, @Ctx() context: AccessContext): Promise<ViewerType | WrongCredentials | TooManyAttempts> {
    const { username, password } = input;
    const answer = await signIn(context.database.asWorker(), context.clock, { username, password, from: context.address });
    if (answer.outcome === "wrongCredentials") return new WrongCredentials();
    if (answer.outcome === "tooManyAttempts") return tooManyAttempts(context, "signIn", answer.retryAfterSeconds);
    await ended(context);
    take(context, answer.token, answer.viewer);
    return viewerType(answer.viewer);
  }

  @Mutation(() => ChangePasswordResult, { description: "Sets the viewer's own password; every session of his ends, and a new one opens." })
  async changePassword(
    @Arg("input", () => ChangePasswordInput) { current, next }: ChangePasswordInput,
    @Ctx() context: AccessContext,
  ): Promise<ViewerType | WrongCredentials | TooManyAttempts | AccountRefused> {
    const { viewer, clock } = context;
    if (viewer === null) throw accessError("UNAUTHENTICATED");
    const database = context.database.asWorker();
    const wait = await secondsToWait(database, viewer.username, context.address);
    if (wait > 0) return tooManyAttempts(context, "changePassword", wait);
    const { hash } = await database.read((tx) => tx.one<{ hash: string }>(passwordOf, [viewer.accountId]));
    if (!(await passwordFits(hash, current))) {
      await database.write((tx) => appendAudit(tx, accountEntry(viewer, "changePasswordFailed", viewer.username, clock.now(), { from: context.address })));
      return new WrongCredentials();
    }
    await forgetAttempts(database, viewer.username, context.address);
    if (current.normalize("NFC") === next.normalize("NFC")) return new AccountRefused("password", "Mật khẩu mới phải khác mật khẩu cũ.");
    try {
      refuseUnfitPassword(viewer.username, next);
    } catch (error) {
      return refusedAs(error);
    }
    const kept = await passwordHash(next);
    await database.write(async (tx) => {
      await tx.rows(setPassword, [viewer.accountId, kept, false]);
      await tx.rows(closeSessionsOf, [viewer.accountId]);
      await appendAudit(tx, accountEntry(viewer, "changePassword", viewer.username, clock.now()));
    });
    return this.signIn({ username: viewer.username, password: next }, context);
  }

  @Mutation(() => Boolean, { description: "Ends the session; false when there was none." })
  async signOut(@Ctx() context: AccessContext): Promise<boolean> {
    const wasSignedIn = context.viewer !== null;
    await ended(context);
    take(context, null, null);
    return wasSignedIn;
  }
}

async function tooManyAttempts({ refusals, viewer, address }: AccessContext, operation: string, seconds: number): Promise<TooManyAttempts> {
  await refusals?.tell({ operation, code: "TOO_MANY_ATTEMPTS", viewer, address });
  return new TooManyAttempts(seconds);
}

/** Ends the session the request came with, if any; it is told when it was still open. */
async function ended({ database, clock, sessionToken, viewer, address }: AccessContext): Promise<void> {
  if (sessionToken !== null) await signOut(database.asWorker(), clock, sessionToken, { viewer, from: address });
}

function take(context: AccessContext, token: string | null, viewer: Viewer | null): void {
  context.setSession(token);
  context.sessionToken = token;
  context.viewer = viewer;
}

/** The union tells its members apart by class. */
function viewerType(viewer: Viewer): ViewerType {
  return Object.assign(new ViewerType(), { ...viewer, posts: viewer.posts.map((post) => Object.assign(new ViewerPost(), post)) });
}

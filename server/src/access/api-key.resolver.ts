import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { Database, Tx } from "../platform/database.ts";
import type { Clock } from "../platform/now.ts";
import { approveKey, createKey, keyCalled, keysBelow, keyState, revokeKey } from "./api-key.ts";
import type { KeyActor, KeyProblem } from "./api-key.ts";
import type { ApiKeyRow } from "./api-key.queries.ts";
import { keyOperationsIn } from "./api-key-scope.ts";
import { ApiKeyCreated, ApiKeyInput, ApiKeyRefused, ApiKeyResult, ApiKeyState, ApiKeyView, CreateApiKeyInput, CreateApiKeyResult } from "./api-key.types.ts";
import { asking } from "./doing.ts";
import { actorOf, unitKeptBy } from "./keep-account.ts";
import { allowed, scopesOf } from "./policy.ts";
import type { OperationName } from "./policy.ts";
import type { Viewer } from "./viewer.ts";

/** What these resolvers need of a request. */
interface KeyContext {
  database: Database;
  clock: Clock;
  viewer: Viewer | null;
}

/** Keys of programs: one makes them, a second approves those that read cases, and they end when somebody says so. */
@Resolver()
export class ApiKeyResolver {
  @Query(() => [ApiKeyView], { description: "Khoá API of the viewer's units and everything below them, the newest 200, ended ones too." })
  async apiKeys(@Ctx() context: KeyContext): Promise<ApiKeyView[]> {
    const viewer = asking(context);
    const keys = await keysBelow(context.database.asWorker(), scopesOf(viewer, "seeApiKeys"));
    return keys.map((key) => keyView(key, viewer, context.clock));
  }

  @Mutation(() => CreateApiKeyResult, { description: "Makes a key for a program. One that reads cases works after a second person has approved it." })
  async createApiKey(
    @Arg("input", () => CreateApiKeyInput) { unit, ...order }: CreateApiKeyInput,
    @Ctx() context: KeyContext,
  ): Promise<typeof CreateApiKeyResult> {
    const viewer = asking(context);
    return context.database.asWorker().write(async (tx) => {
      const unitId = await unitKeptBy(tx, viewer, "createApiKey", unit);
      if (typeof unitId !== "number") return new ApiKeyRefused("unit", unitId.message);
      const made = await createKey(tx, { ...order, unitId }, await actorIn(tx, viewer), context.clock);
      if ("message" in made) return refused(made);
      return Object.assign(new ApiKeyCreated(), { key: keyView(made.key, viewer, context.clock), token: made.token });
    });
  }

  @Mutation(() => ApiKeyResult, { description: "Lets a key work that waits for a second person; never by who made it." })
  approveApiKey(@Arg("input", () => ApiKeyInput) { id }: ApiKeyInput, @Ctx() context: KeyContext): Promise<typeof ApiKeyResult> {
    return onKey(id, "approveApiKey", context, (tx, key, by) => approveKey(tx, key, by, context.clock));
  }

  @Mutation(() => ApiKeyResult, { description: "Ends a key now; its open sockets close within seconds. One that has ended stays as it was." })
  revokeApiKey(@Arg("input", () => ApiKeyInput) { id }: ApiKeyInput, @Ctx() context: KeyContext): Promise<typeof ApiKeyResult> {
    return onKey(id, "revokeApiKey", context, (tx, key, by) => revokeKey(tx, key, by, context.clock));
  }
}

/** A key outside the viewer's units is answered like one that does not exist. */
async function onKey(
  id: string,
  operation: OperationName,
  context: KeyContext,
  act: (tx: Tx, key: ApiKeyRow, by: KeyActor) => Promise<ApiKeyRow | KeyProblem>,
): Promise<typeof ApiKeyResult> {
  const viewer = asking(context);
  return context.database.asWorker().write(async (tx) => {
    const key = await keyCalled(tx, id);
    if (key === null || !allowed(viewer, operation, key).ok) return new ApiKeyRefused("id", "Không có khoá này trong phạm vi bạn quản lý.");
    const done = await act(tx, key, await actorIn(tx, viewer));
    return "message" in done ? refused(done) : keyView(done, viewer, context.clock);
  });
}

async function actorIn(tx: Tx, viewer: Viewer): Promise<KeyActor> {
  const row = await tx.one<{ officerId: number | null }>('/* officerOf */ select officer_id as "officerId" from account where id = $1', [viewer.accountId]);
  return { actor: actorOf(viewer), accountId: viewer.accountId, officerId: row.officerId };
}

const refused = ({ at, message }: KeyProblem): ApiKeyRefused => new ApiKeyRefused(at, message);

function keyView(key: ApiKeyRow, viewer: Viewer, clock: Clock): ApiKeyView {
  const state = ApiKeyState[keyState(key, clock.now())];
  const { publicId: id, unitId, name, costPerMinute, createdAt, createdBy, expiresAt, approvedBy, revokedAt, lastUsedAt } = key;
  return Object.assign(new ApiKeyView(), {
    id,
    unitId,
    name,
    state,
    costPerMinute,
    createdAt,
    createdBy,
    expiresAt,
    approvedBy,
    revokedAt,
    lastUsedAt,
    operations: keyOperationsIn(key.operations),
    mayApprove: state === ApiKeyState.WAITING && key.createdByAccount !== viewer.accountId && allowed(viewer, "approveApiKey", key).ok,
    mayRevoke: state !== ApiKeyState.REVOKED && allowed(viewer, "revokeApiKey", key).ok,
  });
}

import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { appendAudit } from "../audit/index.ts";
import type { AuditEntry } from "../audit/index.ts";
import type { Tx } from "../platform/database.ts";
import { instantText } from "../platform/instant.ts";
import type { Instant } from "../platform/instant.ts";
import { numberOf, said } from "../platform/asked.ts";
import type { AccessContext } from "./access.resolver.ts";
import { TooManyAttempts } from "./access.types.ts";
import { forgetAttempts, secondsToWait, secondsToWaitAt } from "./attempts.ts";
import { askForPairing, codeHash } from "./device.ts";
import { deviceById, devicesKept, insertDevice, revokeDevice, takePairing } from "./device.queries.ts";
import type { DeviceRow } from "./device.queries.ts";
import {
  AskPairingInput,
  AskPairingResult,
  DeviceInput,
  DeviceRefused,
  DeviceView,
  PairDeviceInput,
  PairDeviceResult,
  PairingCode,
  RevokeDeviceResult,
} from "./device.types.ts";
import { asking } from "./doing.ts";
import { actorOf, unitKeptBy } from "./keep-account.ts";
import type { Viewer } from "./viewer.ts";

/** Screens on walls: they ask for a code, those who keep accounts let them in and take them off. */
@Resolver()
export class DeviceResolver {
  @Query(() => [DeviceView], { description: "The newest 200 screens of the units whose accounts the viewer keeps, those taken off last." })
  async devices(@Ctx() { database }: AccessContext): Promise<DeviceView[]> {
    return (await database.read((tx) => tx.rows<DeviceRow>(devicesKept))).map(viewOf);
  }

  @Mutation(() => AskPairingResult, { description: "A screen asks to be let in: the code it gets is entered by somebody else." })
  async askPairing(@Arg("input", () => AskPairingInput) { screen }: AskPairingInput, @Ctx() context: AccessContext): Promise<PairingCode | TooManyAttempts> {
    const { address, clock, refusals } = context;
    const database = context.database.asWorker();
    const wait = await secondsToWaitAt(database, `screens ${address}`);
    if (wait > 0) {
      await refusals?.tell({ operation: "askPairing", code: "TOO_MANY_ATTEMPTS", viewer: null, address });
      return new TooManyAttempts(wait);
    }
    const { code, token, expiresAt } = await askForPairing(database, clock.now(), said(screen).slice(0, 40));
    context.setDevice(token);
    return Object.assign(new PairingCode(), { code, expiresAt });
  }

  @Mutation(() => PairDeviceResult, { description: "Lets in the screen that shows this code. A code is good once, for ten minutes." })
  async pairDevice(
    @Arg("input", () => PairDeviceInput) input: PairDeviceInput,
    @Ctx() context: AccessContext,
  ): Promise<DeviceView | DeviceRefused | TooManyAttempts> {
    const { address, clock, refusals } = context;
    const viewer = asking(context);
    const unfit = unfitInput(input);
    if (unfit !== null) return unfit;
    const database = context.database.asWorker();
    const key = `pairing ${viewer.username}`;
    const wait = await secondsToWait(database, key, address);
    if (wait > 0) {
      await refusals?.tell({ operation: "pairDevice", code: "TOO_MANY_ATTEMPTS", viewer, address });
      return new TooManyAttempts(wait);
    }
    const made = await database.write((tx) => paired(tx, viewer, input, clock.now()));
    if (!(made instanceof DeviceRefused) || made.at !== "code") await forgetAttempts(database, key, address);
    return made;
  }

  @Mutation(() => RevokeDeviceResult, { description: "Takes a screen off: it shows nothing more within seconds, and needs a new code." })
  async revokeDevice(@Arg("input", () => DeviceInput) { id }: DeviceInput, @Ctx() context: AccessContext): Promise<DeviceView | DeviceRefused> {
    const viewer = asking(context);
    const now = context.clock.now();
    const [kept] = await context.database.read((tx) => tx.rows<DeviceRow>(deviceById, [numberOf(id) ?? 0]));
    if (kept === undefined) return new DeviceRefused("id", "Không có màn hình này trong phạm vi bạn quản lý.");
    return context.database.asWorker().write(async (tx) => {
      const [ended] = await tx.rows(revokeDevice, [kept.id, instantText(now), viewer.displayName]);
      if (ended !== undefined) await appendAudit(tx, deviceEntry(viewer, "revokeDevice", kept.id, now));
      return viewOf(await tx.one<DeviceRow>(deviceById, [kept.id]));
    });
  }
}

function unfitInput({ name, boards, rotateSeconds, alarmOverdue }: PairDeviceInput): DeviceRefused | null {
  const called = said(name);
  if (called === "" || called.length > 80) return new DeviceRefused("name", "Tên màn hình cần 1 đến 80 ký tự.");
  if (boards.length === 0 || new Set(boards).size !== boards.length) return new DeviceRefused("boards", "Chọn ít nhất một bảng, mỗi bảng một lần.");
  if (rotateSeconds < 5 || rotateSeconds > 3600) return new DeviceRefused("rotateSeconds", "Thời gian mỗi bảng từ 5 đến 3.600 giây.");
  return alarmOverdue != null && alarmOverdue < 0 ? new DeviceRefused("alarmOverdue", "Ngưỡng báo động không được âm.") : null;
}

/** The unit is asked first: a code is not used up by somebody who may not use it. */
async function paired(tx: Tx, viewer: Viewer, input: PairDeviceInput, now: Instant): Promise<DeviceView | DeviceRefused> {
  const unit = await unitKeptBy(tx, viewer, "pairDevice", input.unit);
  if (typeof unit !== "number") return new DeviceRefused(unit.at, unit.message);
  const [pairing] = await tx.rows<takePairing>(takePairing, [codeHash(input.code), instantText(now)]);
  if (pairing === undefined) return new DeviceRefused("code", "Mã không đúng, đã dùng hoặc đã hết hạn. Xem lại mã đang hiện trên màn hình.");
  const { id } = await tx.one<{ id: number }>(insertDevice, [
    said(input.name),
    unit,
    input.boards,
    input.rotateSeconds,
    input.theme,
    input.language,
    input.alarmOverdue ?? null,
    pairing.screen,
    pairing.token_hash,
    instantText(now),
    viewer.accountId,
    viewer.displayName,
  ]);
  await appendAudit(tx, deviceEntry(viewer, "pairDevice", id, now, { unit: input.unit, boards: input.boards.join(",") }));
  return viewOf(await tx.one<DeviceRow>(deviceById, [id]));
}

function deviceEntry(viewer: Viewer, act: string, id: number, at: Instant, detail: AuditEntry["detail"] = {}): AuditEntry {
  return { stream: "account", actor: actorOf(viewer), act, subject: { kind: "device", id: String(id) }, detail, at };
}

function viewOf(row: DeviceRow): DeviceView {
  return Object.assign(new DeviceView(), row);
}

import { setTimeout as wait } from "node:timers/promises";
import { isWorkingDay } from "../calendar/index.ts";
import type { Tx } from "../platform/database.ts";
import { localDay, localInstant } from "../platform/local-time.ts";
import { isDeadProcess } from "../platform/process-name.ts";
import type { DeliveryHub, Outgoing } from "./alert-hub.ts";
import type { Ways } from "./context.ts";
import { chosenTimes, freeDeliveries, insertDigests, settleDelivery, takeDelivery } from "./delivery.queries.ts";
import type { DeliveryKind, Leased, Settled } from "./delivery.queries.ts";
import { composed } from "./compose.ts";
import { insertNotices } from "./notice.queries.ts";
import type { SendOutcome } from "./outcome.ts";
import { NOTHING } from "./rules.ts";
import { termOn } from "./term.queries.ts";
import type { NoticeTerm } from "./term.queries.ts";

export function waysOf(outgoing: Outgoing | undefined): Ways {
  return { mail: outgoing?.mail != null, phone: outgoing?.phone != null };
}

const MINUTE = 60_000;
const LOOK_MS = 500;
const AT_ONCE = 4;
/** One try, before its lease runs out. */
const LONGEST_TRY_MS = 40_000;
const LONGEST_PAUSE_MS = 60 * MINUTE;

/** Opens the digests whose time has come on a working day; one that is too late is not opened any more. @returns how many were new */
export async function planDigests(hub: Pick<DeliveryHub, "database" | "clock" | "rules">): Promise<number> {
  const [now, rules] = [hub.clock.now(), hub.rules()];
  const today = localDay(now);
  if (rules === null || !isWorkingDay(today, rules.time.calendar)) return 0;
  return hub.database.write(async (tx) => {
    const { lateMinutes } = await termOn(tx, now);
    let opened = 0;
    for (const time of await chosenTimes(tx)) {
      const slot = localInstant(today, time);
      if (slot <= now && now - slot <= lateMinutes * MINUTE) opened += await insertDigests(tx, { time, slot, now });
    }
    return opened;
  });
}

/** Sends everything that is due, some at a time. @returns how many tries it took */
export async function deliverDue(hub: DeliveryHub, outgoing: Outgoing, signal: AbortSignal = new AbortController().signal): Promise<number> {
  const tries = await Promise.all(Array.from({ length: AT_ONCE }, () => deliverSome(hub, outgoing, signal)));
  return tries.reduce((sum, n) => sum + n, 0);
}

async function deliverSome(hub: DeliveryHub, outgoing: Outgoing, signal: AbortSignal): Promise<number> {
  const { mail, phone } = outgoing;
  const kinds: DeliveryKind[] = [...(mail === null ? [] : ["DIGEST" as const]), ...(phone === null ? [] : ["ALERT" as const, "CITIZEN" as const])];
  for (let tries = 0; ; tries += 1) {
    const leased = signal.aborted ? null : await hub.database.write((tx) => takeDelivery(tx, kinds, hub.owner, hub.clock.now()));
    if (leased === null) return tries;
    await deliverOne(leased, hub, { outgoing, signal });
  }
}

async function deliverOne(leased: Leased, hub: DeliveryHub, ways: { outgoing: Outgoing; signal: AbortSignal }): Promise<void> {
  const term = await hub.database.read((tx) => termOn(tx, hub.clock.now()));
  const tried = await tryOne(leased, hub, { ...ways, term }).catch((error: unknown) => {
    hub.log.warn({ delivery: leased.id, err: error }, "a message could not be made"); // it is tried again like one that could not be sent
    return { outcome: "later" as const, reason: "Hệ thống chưa soạn được tin.", upTo: null };
  });
  const settled = settledBy(tried, leased, { at: hub.clock.now(), mostTries: term.mostTries });
  await hub.database.write(async (tx) => {
    if ((await settleDelivery(tx, leased, settled)) && (settled.state === "REFUSED" || settled.state === "GIVEN_UP")) await tellFailure(tx, leased, settled.at);
  });
}

type Tried = (SendOutcome | { outcome: "empty" }) & { upTo: number | null };

async function tryOne(
  leased: Leased,
  hub: DeliveryHub,
  { outgoing, signal, term }: { outgoing: Outgoing; signal: AbortSignal; term: NoticeTerm },
): Promise<Tried> {
  if (leased.kind === "DIGEST" && leased.slot !== null && hub.clock.now() - leased.slot > term.lateMinutes * MINUTE)
    return { outcome: "refused", reason: "Đã quá giờ gửi thư tổng hợp.", upTo: null };
  const message = await composed(leased, hub, outgoing.publicUrl);
  if ("outcome" in message) return { ...message, upTo: null };
  const { upTo } = message;
  if ("mail" in message) return { ...((await Promise.race([outgoing.mail?.(message.mail), tooLong()])) ?? NO_WAY), upTo };
  return { ...((await outgoing.phone?.(message.phone, AbortSignal.any([signal, AbortSignal.timeout(LONGEST_TRY_MS)]))) ?? NO_WAY), upTo };
}
/** A server that neither takes nor refuses must not outlast the lease. */
const tooLong = (): Promise<SendOutcome> => wait(LONGEST_TRY_MS, { outcome: "later", reason: "Máy chủ thư không trả lời kịp." }, { ref: false });
const NO_WAY: SendOutcome = { outcome: "later", reason: "Chưa cấu hình đường gửi." };

function settledBy(tried: Tried, { tries }: Leased, { at, mostTries }: { at: number; mostTries: number }): Settled {
  const over = { at, nextAt: at, upTo: tried.upTo };
  if (tried.outcome === "sent") return { ...over, state: "SENT", reason: null };
  if (tried.outcome === "empty") return { ...over, state: "EMPTY", reason: null };
  const { reason } = tried;
  if (tried.outcome === "refused") return { ...over, state: "REFUSED", upTo: null, reason };
  if (tries >= mostTries) return { ...over, state: "GIVEN_UP", upTo: null, reason };
  const pause = Math.min(MINUTE * 2 ** (tries - 1), LONGEST_PAUSE_MS);
  return { state: "WAITING", at, nextAt: at + Math.max(pause, tried.afterMs ?? 0), upTo: null, reason };
}

/** Whoever it was for, or whoever asked for it, is told in the hub. */
async function tellFailure(tx: Tx, { id, accountId, caseId }: Leased, at: number): Promise<void> {
  await insertNotices(tx, [{ rule: "DELIVERY_FAILED", madeFrom: `delivery:${id}`, eventSeq: null, at, about: { ...NOTHING, caseId }, accountId, madeAt: at }]);
}

/** Opens digests and sends what is due, again and again. @returns a function that stops it between two tries */
export function scheduleDeliveries(hub: DeliveryHub, outgoing: Outgoing): () => Promise<void> {
  const stopping = new AbortController();
  const loop = (async () => {
    await hub.database
      .write((tx) => freeDeliveries(tx, isDeadProcess))
      .catch((error: unknown) => hub.log.warn({ err: error }, "old leases could not be freed")); // they run out by themselves
    while (!stopping.signal.aborted) {
      try {
        if (outgoing.mail !== null) await planDigests(hub);
        await deliverDue(hub, outgoing, stopping.signal);
      } catch (error) {
        hub.log.warn({ err: error }, "messages could not be sent"); // the database may be coming back
      }
      await wait(LOOK_MS, undefined, { signal: stopping.signal }).catch(() => undefined); // stopping
    }
  })();
  return async () => {
    stopping.abort();
    await loop;
  };
}

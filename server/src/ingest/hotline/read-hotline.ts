import { ConnectorError } from "@dau-moi/connectors";
import type { HotlineStream, ReadMessage } from "@dau-moi/connectors";
import { checkpointOf } from "../../source/index.ts";
import { withoutQuotes } from "../hold-back.ts";
import { quarantine, settleQuarantine } from "../inbox.queries.ts";
import { beginTelling, endTelling } from "./hotline.queries.ts";
import type { Telling } from "./hotline.queries.ts";
import { lookAgain } from "./look-again.ts";
import { commit } from "./looking.ts";
import type { Looking } from "./looking.ts";

/** Where the list itself stands in the quarantine. */
const WHOLE = "the whole list";

/**
 * Reads what a source tells of calls and outages, after its cases. A list that cannot be read is told in the quarantine, and the cases that were read stand:
 * how fresh they are does not hang on how the calls were counted.
 */
export async function readHotline(looking: Omit<Looking, "list">): Promise<void> {
  const { run } = looking;
  for (const list of run.connector.hotline?.(run.config) ?? []) await readTelling({ ...looking, list });
}

async function readTelling(looking: Looking): Promise<void> {
  const { run, held, list } = looking;
  const { database, clock, log } = held.hub;
  const telling: Telling = { sourceId: run.sourceId, kind: list.kind, stream: list.stream, keptSince: list.keptSince };
  const told = { sourceId: run.sourceId, stream: list.stream };
  const began = clock.now();
  try {
    await database.write((tx) => beginTelling(tx, telling));
    await lookAgain(looking);
    await readList(list, looking);
    await database.write(async (tx) => {
      await settleQuarantine(tx, [WHOLE], { ...told, at: clock.now() });
      await endTelling(tx, telling, { readUpTo: began, province: run.province, at: clock.now() });
    });
  } catch (error) {
    if (!(error instanceof ConnectorError) || held.watch.signal.aborted) throw error;
    log.warn({ source: run.sourceCode, stream: list.stream, fault: error.fault }, error.message);
    const reason = withoutQuotes(error.message.replaceAll("\u0000", "␀"), []);
    await database.write((tx) => quarantine(tx, [{ locator: WHOLE, reason, rawSealed: null, place: null }], { ...told, at: clock.now() }));
  }
}

async function readList({ stream }: HotlineStream, looking: Looking): Promise<void> {
  const { run, held, context } = looking;
  const from = await held.hub.database.read((tx) => checkpointOf(tx, run.sourceId, stream));
  for await (const message of held.watch.messages(run.connector.read(context, from, { stream }))) await take(message, looking);
}

async function take(message: ReadMessage, looking: Looking): Promise<void> {
  const { watch } = looking.held;
  if (message.type === "reject") return commit(looking, { records: [], rejects: [message] });
  if (message.type !== "batch") return;
  watch.met(message.records);
  const { records, checkpoint } = message;
  await commit(looking, { records, rejects: [], bytes: watch.takeBytes(), ...(checkpoint === undefined ? {} : { checkpoint }) });
}

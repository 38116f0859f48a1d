import type { Json } from "@dau-moi/connectors";
import { sealContext } from "../run.ts";
import { keepRules, rulesAreOther, toLookAtAgain } from "./hotline.queries.ts";
import { commit } from "./looking.ts";
import type { Looking } from "./looking.ts";

const AT_ONCE = 500;

/** What was held back is looked at with every read, everything once the manifest says otherwise how rows are read. */
export async function lookAgain(looking: Looking): Promise<void> {
  const { run, held, list } = looking;
  const { database, vault } = held.hub;
  const told = { sourceId: run.sourceId, stream: list.stream };
  const rules = vault.fingerprint(JSON.stringify([run.config, run.zone]));
  const everything = await database.read((tx) => rulesAreOther(tx, told, rules));
  for (let after: string | undefined = ""; after !== undefined;) {
    const from: string = after;
    const again = await database.read((tx) => toLookAtAgain(tx, told, { everything, after: from, limit: AT_ONCE }));
    const records = again.map(({ recordId, version, observedAt, wrappedKey, payload }) => ({
      stream: list.stream,
      sourceId: recordId,
      version,
      op: "upsert" as const,
      observedAt: observedAt === null ? null : new Date(observedAt).toISOString(),
      data: JSON.parse(vault.open(vault.unwrap(wrappedKey), payload, sealContext(run.sourceCode, list.stream, recordId, "payload")).toString("utf8")) as Json,
    }));
    if (records.length > 0) await commit(looking, { records, rejects: [], again: everything ? "ALL" : "HELD" });
    after = again.at(-1)?.recordId;
  }
  if (everything) await database.write((tx) => keepRules(tx, told, rules));
}

import type { MapOutcome, Checkpoint, ReadMessage, SourceRecord } from "../connector.ts";
import { fakeContext, type FakeContext } from "./fake-context.ts";
import type { ScriptedSource, Subject } from "./scripted-source.ts";

/** As much of a hub as a reading connector can tell from the real one: a table, a checkpoint, committed together. */
export class Hub<C> {
  readonly #subject: Subject<C>;
  readonly #source: ScriptedSource;
  readonly records = new Map<string, SourceRecord>();
  readonly rejects = new Map<string, string>();
  checkpoint: Checkpoint | null = null;
  /** commits that changed the table */
  writes = 0;
  context: FakeContext<C>;

  constructor(subject: Subject<C>, source: ScriptedSource) {
    this.#subject = subject;
    this.#source = source;
    this.context = this.#newContext();
  }

  /** Reads to the end, or crashes before message number `crashBefore` (from 0) is committed. @returns how many messages came */
  async run(crashBefore = Infinity): Promise<number> {
    const { connector, config } = this.#subject;
    this.context = this.#newContext();
    let messages = 0;
    for await (const message of connector.read(this.context, this.checkpoint, { stream: connector.streams(config)[0] ?? "" })) {
      if (messages === crashBefore) return messages;
      this.#commit(message);
      messages += 1;
    }
    return messages;
  }

  /** A second hub that knows what this one has committed. */
  copy(): Hub<C> {
    const copy = new Hub(this.#subject, this.#source);
    for (const [id, record] of this.records) copy.records.set(id, record);
    copy.checkpoint = this.checkpoint;
    return copy;
  }

  map(record: SourceRecord): MapOutcome {
    return this.#subject.connector.map(this.#subject.config, "Asia/Ho_Chi_Minh", record);
  }

  /** id → title of every case that could be mapped, by id */
  titles(): [string, string][] {
    const mapped = [...this.records.values()].map((record) => ({ record, outcome: this.map(record) }));
    return mapped.flatMap(({ record, outcome }): [string, string][] => (outcome.ok ? [[record.sourceId, outcome.case.title]] : [])).toSorted(byId);
  }

  /** What the source holds, in the same form. */
  truth(): [string, string][] {
    return this.#source.script.rows.map(({ id, title }): [string, string] => [id, title]).toSorted(byId);
  }

  #commit(message: ReadMessage): void {
    if (message.type === "reject") {
      this.rejects.set(message.locator, message.reason);
      return;
    }
    if (message.type !== "batch") return;
    for (const record of message.records) {
      if (JSON.stringify(this.records.get(record.sourceId)) === JSON.stringify(record)) continue;
      this.writes += 1;
      this.records.set(record.sourceId, record);
    }
    this.checkpoint = message.checkpoint ?? this.checkpoint;
  }

  #newContext(): FakeContext<C> {
    const { config, secrets } = this.#subject;
    const { baseUrl, files } = this.#source;
    return fakeContext(config, baseUrl, { secrets, open: () => [...this.records.keys()], ...(files === undefined ? {} : { files }) });
  }
}

function byId([a]: [string, string], [b]: [string, string]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

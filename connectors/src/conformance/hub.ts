import { ConnectorError, type MapOutcome, type Checkpoint, type ReadMessage, type SourceRecord, type WriteCommand } from "../connector.ts";
import { fakeContext, type FakeContext } from "./fake-context.ts";
import type { ScriptedSource, Subject } from "./scripted-source.ts";

export const ZONE = "Asia/Ho_Chi_Minh";

/** As much of a hub as a connector can tell from the real one: a table, a checkpoint, committed together. */
export class Hub<C> {
  readonly #subject: Subject<C>;
  readonly #source: ScriptedSource;
  readonly records = new Map<string, SourceRecord>();
  readonly rejects = new Map<string, string>();
  /** bytes of rejects, as text */
  readonly raws: string[] = [];
  /** the fields that the last run told; null: none */
  shape: readonly string[] | null = null;
  checkpoint: Checkpoint | null = null;
  /** commits that changed the table */
  writes = 0;
  context: FakeContext<C>;
  /** ids told since a sweep began in this run */
  #swept: { generation: string; told: Set<string> } | null = null;

  constructor(subject: Subject<C>, source: ScriptedSource) {
    this.#subject = subject;
    this.#source = source;
    this.context = this.newContext();
  }

  /** Reads to the end, or crashes before message number `crashBefore` (from 0) is committed. @returns how many messages came */
  async run(crashBefore = Infinity): Promise<number> {
    let messages = 0;
    this.#swept = null;
    for await (const message of await this.messages()) {
      if (messages === crashBefore) return messages;
      this.#commit(message);
      messages += 1;
    }
    return messages;
  }

  /** As `run`, with several messages in one commit; what is not committed when it crashes is lost. */
  async runInBulk(size: number, crashBefore = Infinity): Promise<number> {
    let messages = 0;
    let waiting: ReadMessage[] = [];
    this.#swept = null;
    for await (const message of await this.messages()) {
      if (messages === crashBefore) return messages;
      messages += 1;
      waiting.push(message);
      if (waiting.length < size) continue;
      for (const one of waiting) this.#commit(one);
      waiting = [];
    }
    for (const one of waiting) this.#commit(one);
    return messages;
  }

  /** What a run says, from the checkpoint on, uncommitted. */
  async messages(): Promise<AsyncIterable<ReadMessage>> {
    const { connector } = this.#subject;
    await this.#source.sync?.();
    this.context = this.newContext();
    return connector.read(this.context, this.checkpoint, { stream: this.stream });
  }

  /** The fault a run ends with. @throws when it ends well, or by anything else */
  async failure(): Promise<ConnectorError> {
    try {
      await this.run();
    } catch (error) {
      if (error instanceof ConnectorError) return error;
      throw error;
    }
    throw new Error("the run was expected to fail, and ended well");
  }

  /** A second hub that knows what this one has committed. */
  copy(subject: Subject<C> = this.#subject): Hub<C> {
    const copy = new Hub(subject, this.#source);
    for (const [id, record] of this.records) copy.records.set(id, record);
    copy.checkpoint = this.checkpoint;
    return copy;
  }

  get stream(): string {
    return this.#subject.connector.streams(this.#subject.config)[0] ?? "";
  }

  map(record: SourceRecord, zone = ZONE): MapOutcome {
    return this.#subject.connector.map(this.#subject.config, zone, record);
  }

  /** What became of the record of an id; null: it never came */
  outcome(id: string): MapOutcome | null {
    const record = this.records.get(id);
    return record === undefined ? null : this.map(record);
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

  /** A change of the row as it was read last. */
  command(change: WriteCommand["change"], id: string, key: string): WriteCommand {
    return { change, stream: this.stream, sourceId: id, expectedVersion: this.records.get(id)?.version ?? null, idempotencyKey: key };
  }

  newContext(secrets: Record<string, string> = this.#subject.secrets): FakeContext<C> {
    const { baseUrl, files, sql, script } = this.#source;
    const context = fakeContext(this.#subject.config, baseUrl, {
      secrets,
      open: () => [...this.records.keys()],
      ...(files === undefined ? {} : { files }),
      ...(sql === undefined ? {} : { sql }),
    });
    script.fellSilent = () => context.giveUp();
    return context;
  }

  #commit(message: ReadMessage): void {
    if (message.type === "reject") {
      this.rejects.set(message.locator, message.reason);
      this.raws.push(Buffer.from(message.raw).toString("utf8"));
    }
    if (message.type === "shape") this.shape = message.fields;
    if (message.type === "sweep") this.#sweep(message);
    if (message.type !== "batch") return;
    for (const record of message.records) this.#take(record);
    this.checkpoint = message.checkpoint ?? this.checkpoint;
  }

  #take(record: SourceRecord): void {
    this.#swept?.told.add(record.sourceId);
    if (record.op === "delete") {
      this.writes += this.records.delete(record.sourceId) ? 1 : 0;
      return;
    }
    if (contentOf(this.records.get(record.sourceId)) === contentOf(record)) return;
    this.writes += 1;
    this.records.set(record.sourceId, record);
  }

  #sweep({ phase, generation }: Extract<ReadMessage, { type: "sweep" }>): void {
    if (phase === "begin") {
      this.#swept = { generation, told: new Set() };
      return;
    }
    if (this.#swept?.generation !== generation) return;
    for (const id of this.records.keys()) if (!this.#swept.told.has(id)) this.records.delete(id);
    this.#swept = null;
  }
}

/** A row that only moved is no new version. */
function contentOf(record: SourceRecord | undefined): string | null {
  return record === undefined ? null : JSON.stringify({ ...record, place: null });
}

function byId([a]: [string, string], [b]: [string, string]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

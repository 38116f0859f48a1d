import { ALERT_KINDS, alertsMoved, lastStep, pageOfAlerts } from "../alert/index.ts";
import type { AlertKind, AlertRow } from "../alert/index.ts";
import type { Clock } from "../platform/now.ts";
import { Looks } from "./looks.ts";
import { Mailbox } from "./mailbox.ts";
import type { LiveHub } from "./live.ts";

/** An alert that moved. One object for all who are told, so that those of equal rights are answered once. */
export interface AlertNews {
  readonly alertId: number;
}

interface AlertWatcher {
  /** units with all below them, as paths */
  paths: readonly string[];
  mailbox: Mailbox<AlertNews>;
}

type FeedHub = Pick<LiveHub, "database" | "log" | "units"> & { clock: Clock };

/** How old the kept list of what rings may be, milliseconds. */
const KEPT_MS = 500;
const MOST_AT_ONCE = 1_000;
const MOST_RINGING = 200;
/** As many as there are sources, and more. */
const MOST_SILENT = 10_000;

/** Alerts that move, for one process's subscribers, whichever process moved them; and what rings, for its screens. */
export class AlertFeed {
  readonly #hub: FeedHub;
  readonly #watchers = new Set<AlertWatcher>();
  readonly #looks: Looks;
  #told = -1;
  /** by the path of the unit that a screen shows */
  #kept = new Map<string, { at: number; rows: Promise<AlertRow[]> }>();

  constructor(hub: FeedHub) {
    this.#hub = hub;
    this.#looks = new Looks(
      () => this.#look(),
      (error) => hub.log.warn({ err: error }, "alerts could not be followed"), // the next look goes on at the same step
    );
  }

  start(): void {
    this.#looks.start();
  }

  async stop(): Promise<void> {
    await this.#looks.stop();
    for (const { mailbox } of this.#watchers) await mailbox.return();
  }

  /** Looks at once: this process has just moved an alert. */
  wake(): void {
    this.#kept.clear();
    this.#looks.wake();
  }

  /** Alerts about these units and all silent sources, from now on. */
  watch(paths: readonly string[]): Mailbox<AlertNews> {
    const mailbox: Mailbox<AlertNews> = new Mailbox(() => this.#watchers.delete(watcher));
    const watcher: AlertWatcher = { paths, mailbox };
    this.#watchers.add(watcher);
    return mailbox;
  }

  /** What rings or was acknowledged and is not muted: every silent source, and of a unit and those below it the newest. @param path the unit's */
  ringing(path: string): Promise<AlertRow[]> {
    const now = this.#hub.clock.now();
    const kept = this.#kept.get(path);
    if (kept !== undefined && now - kept.at <= KEPT_MS && now >= kept.at) return kept.rows;
    const rows = this.#hub.database.read(async (tx) => {
      const rings = { standings: ["RINGING", "ACKNOWLEDGED"] as const, sourceId: null, at: now };
      const silent = await pageOfAlerts(tx, { ...rings, unitIds: null, kinds: ["SOURCE_SILENT"] }, { first: MOST_SILENT, after: null });
      const ofUnits = { ...rings, unitIds: this.#hub.units().subtree(path), kinds: ALERT_KINDS.filter((kind) => kind !== "SOURCE_SILENT") };
      return [...silent, ...(await pageOfAlerts(tx, ofUnits, { first: MOST_RINGING, after: null }))];
    });
    this.#kept.set(path, { at: now, rows });
    return rows;
  }

  async #look(): Promise<void> {
    if (this.#watchers.size === 0 || this.#told < 0) {
      this.#told = await this.#hub.database.read(lastStep);
      return;
    }
    const moved = await this.#hub.database.read((tx) => alertsMoved(tx, this.#told));
    if (moved.length === 0) return;
    this.#told = moved.at(-1)?.step ?? this.#told;
    this.#kept.clear();
    for (const one of moved) this.#tell(one);
    if (moved.length === MOST_AT_ONCE) for (const { mailbox } of this.#watchers) mailbox.askResync();
  }

  #tell({ alertId, unitId, kind }: { alertId: number; unitId: number; kind: AlertKind }): void {
    const path = this.#hub.units().find(unitId)?.path;
    const news: AlertNews = { alertId };
    for (const { paths, mailbox } of this.#watchers)
      if (kind === "SOURCE_SILENT" || paths.some((scope) => path?.startsWith(scope) === true)) mailbox.put(String(alertId), news);
  }
}

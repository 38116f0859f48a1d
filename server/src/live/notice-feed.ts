import { bellsOf } from "../alert/index.ts";
import type { Bell } from "../alert/index.ts";
import { Looks } from "./looks.ts";
import { Mailbox } from "./mailbox.ts";
import type { LiveHub } from "./live.ts";

interface BellWatcher {
  accountId: number;
  shown: string;
  mailbox: Mailbox<Bell>;
}

/** The bells of one process's subscribers: all are looked at by one statement, and whose changed is told. */
export class NoticeFeed {
  readonly #hub: Pick<LiveHub, "database" | "log">;
  readonly #watchers = new Set<BellWatcher>();
  readonly #looks: Looks;

  constructor(hub: Pick<LiveHub, "database" | "log">) {
    this.#hub = hub;
    this.#looks = new Looks(
      () => this.#look(),
      (error) => hub.log.warn({ err: error }, "notices could not be counted"), // the next look counts anew
    );
  }

  start(): void {
    this.#looks.start();
  }

  async stop(): Promise<void> {
    await this.#looks.stop();
    for (const watcher of this.#watchers) await watcher.mailbox.return();
  }

  /** Looks at once: this process has just made notices, or somebody began to look. */
  wake(): void {
    this.#looks.wake();
  }

  /** An account's bell, now and whenever it changes. */
  watch(accountId: number): Mailbox<Bell> {
    const mailbox: Mailbox<Bell> = new Mailbox(() => this.#watchers.delete(watcher));
    const watcher: BellWatcher = { accountId, shown: "", mailbox };
    this.#watchers.add(watcher);
    this.wake();
    return mailbox;
  }

  async #look(): Promise<void> {
    const accountIds = [...new Set([...this.#watchers].map(({ accountId }) => accountId))];
    if (accountIds.length === 0) return;
    const bells = new Map((await this.#hub.database.read((tx) => bellsOf(tx, accountIds))).map((bell) => [bell.accountId, bell]));
    for (const watcher of this.#watchers) {
      const bell = bells.get(watcher.accountId);
      const shown = bell === undefined ? watcher.shown : `${bell.unread} ${bell.upTo}`;
      if (bell === undefined || shown === watcher.shown) continue;
      watcher.shown = shown;
      watcher.mailbox.put("bell", bell);
    }
  }
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { manifestOf } from "../../../server/src/source/index.ts";
import { startDepartments, stopDepartments } from "../../departments/index.ts";
import type { DepartmentCode, FaultOrder, RunningDepartment } from "../../departments/index.ts";
import { CHECKOUT, SAMPLE_FOLDER, asked, dataFolder, startHub, until } from "../../hub.ts";
import type { TestHub } from "../../hub.ts";
import { verify } from "../../verify/verify.ts";

/** What an IT officer sees of a source. */
export interface SeenSource {
  code: DepartmentCode;
  freshness: "FRESH" | "STALE" | "FROZEN" | "NEVER";
  staleSince: string | null;
  lastProblem: string | null;
  consecutiveFailures: number;
  cases: number;
  quarantine: { reason: string }[];
}
const SOURCES = asked<{ sources: SeenSource[] }>("{ sources { code freshness staleSince lastProblem consecutiveFailures cases quarantine { reason } } }");
const SYNC = asked<{ syncSource: { __typename: string } }>("mutation ($source: String!) { syncSource(input: { source: $source }) { __typename } }");

/** Short enough that a test sees a source grow old. */
const PACE = { everySeconds: 1, staleAfterSeconds: 2 };
const PATIENCE_MS = 60_000;

/** The sample's departments on sockets, and a hub that reads all of them at a quick pace; nothing happens by itself. */
export class FaultyProvince {
  readonly hub: TestHub;
  readonly departments: readonly RunningDepartment[];
  readonly #ledgers: string;

  private constructor(hub: TestHub, departments: readonly RunningDepartment[], ledgers: string) {
    this.hub = hub;
    this.departments = departments;
    this.#ledgers = ledgers;
  }

  /** @param scale 1: about 6,400 cases */
  static async of(scale: number): Promise<FaultyProvince> {
    const ledgers = join(dataFolder(), "departments");
    const anchor = new Date(Date.now()).toISOString();
    const [hub, departments] = await Promise.all([
      startHub({ scheduled: true, tickMs: 500 }),
      startDepartments({ dir: ledgers, seed: 4, anchor, rate: 0, scale, withParent: true }),
    ]);
    for (const { dept, baseUrl } of departments) {
      const manifest = manifestOf(readFileSync(join(SAMPLE_FOLDER, "sources", `${dept}.yaml`), "utf8"));
      const { files, ...others } = manifest.config as { files?: object };
      const config = files === undefined ? others : { ...others, files: { ...files, settleSeconds: 1 } };
      await hub.connect({ ...manifest, ...(manifest.frozen ? {} : PACE), baseUrl, config });
    }
    const province = new FaultyProvince(hub, departments, ledgers);
    await province.caughtUp(departments.map(({ dept }) => dept));
    return province;
  }

  async seen(): Promise<SeenSource[]> {
    return (await this.hub.ask(SOURCES, {}, "cntt")).sources;
  }

  /** A person asks for a read: nobody waits for the pause after failures, or for the next look at an archive. */
  async ask(dept: DepartmentCode): Promise<void> {
    await this.hub.ask(SYNC, { source: dept }, "cntt");
  }

  control<Answer = unknown>(dept: DepartmentCode, path: string, body?: unknown): Promise<Answer> {
    const found = this.departments.find((one) => one.dept === dept);
    if (found === undefined) throw new Error(`no department ${dept}`);
    return found.control<Answer>(path, body);
  }

  fault(dept: DepartmentCode, order: FaultOrder): Promise<unknown> {
    return this.control(dept, "fault", order);
  }

  /** Cases that a department holds. */
  async held(dept: DepartmentCode): Promise<number> {
    return (await this.control<{ cases: number }>(dept, "summary")).cases;
  }

  /** Waits until the hub has every case of these departments, and none of them fails. */
  async caughtUp(depts: readonly DepartmentCode[]): Promise<void> {
    const held = new Map(await Promise.all(depts.map(async (dept) => [dept, await this.held(dept)] as const)));
    const isCaughtUp = ({ code, cases, lastProblem, consecutiveFailures, freshness }: SeenSource): boolean =>
      cases === held.get(code) && lastProblem === null && consecutiveFailures === 0 && freshness !== "STALE";
    await this.#shown(`the hub has caught up with ${depts.join(", ")}`, (sources) => sources.filter((one) => held.has(one.code)).every(isCaughtUp));
  }

  /** Waits for what the IT officer is to see. @throws with what he saw instead */
  async #shown(what: string, holds: (sources: readonly SeenSource[]) => boolean): Promise<readonly SeenSource[]> {
    let last: readonly SeenSource[] = [];
    await until(what, async () => holds((last = await this.seen())), PATIENCE_MS).catch((cause: unknown) => {
      throw new Error(`${String(cause)}: ${JSON.stringify(last)}`, { cause });
    });
    return last;
  }

  /** Waits until this source, and no other, is shown as failing. @param says of its problem, or of what it has in quarantine @returns it, as it is shown */
  async failsAlone(dept: DepartmentCode, says: RegExp): Promise<SeenSource> {
    const fails = ({ lastProblem, quarantine }: SeenSource): boolean => says.test(lastProblem ?? "") || quarantine.some(({ reason }) => says.test(reason));
    const isWell = ({ lastProblem, quarantine }: SeenSource): boolean => lastProblem === null && quarantine.length === 0;
    const sources = await this.#shown(`${dept} alone fails (${says})`, (all) => all.every((one) => (one.code === dept ? fails(one) : isWell(one))));
    return sources.find(({ code }) => code === dept) as SeenSource;
  }

  /** Waits until its numbers are shown as old, and since when; an archive's are never live. */
  async growsOld(dept: DepartmentCode): Promise<void> {
    const isOld = ({ freshness, staleSince }: SeenSource): boolean => freshness === "FROZEN" || (freshness === "STALE" && staleSince !== null);
    await this.#shown(`${dept} grows old`, (all) => all.every((one) => one.code !== dept || isOld(one)));
  }

  verdict(): ReturnType<typeof verify> {
    const place = { checkout: CHECKOUT, url: this.hub.url, freePass: null, databaseUrl: this.hub.database.url, ledgers: this.#ledgers, outside: null };
    return verify(place, { hold: true, account: null });
  }

  async leave(): Promise<void> {
    await this.hub.leave();
    await stopDepartments(this.departments);
  }
}

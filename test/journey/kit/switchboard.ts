import type { RestManifest, Source, World } from "../../world.ts";
import { localText } from "../../world.ts";

const DAY = { so: "1022", den: 10, nghe: 8, nho: 2, cho: 80, lau: 30 };
const paging = {
  kind: "keyset",
  since: "since",
  afterId: "after",
  limit: "n",
  pageSize: 3,
  next: { since: "next.since", afterId: "next.after" },
  overlap: { seconds: 10 },
};
const DAYS = {
  path: "/tong-dai/ngay",
  items: "rows",
  paging,
  record: {
    id: "id",
    modified: "changed",
    number: "so",
    day: "ngay",
    incoming: "den",
    answered: "nghe",
    missed: "nho",
    waitSeconds: "cho",
    longestWaitSeconds: "lau",
  },
};
const OUTAGES = {
  keptSince: "2026-02-01",
  path: "/tong-dai/gian-doan",
  items: "rows",
  paging,
  record: { id: "id", modified: "changed", number: "so", from: "tu", until: "den", cause: "vi" },
};

/** A source's switchboard that says what a test tells it to, behind the same door as its cases. */
export class Switchboard {
  readonly #rows = { ngay: new Map<string, object>(), "gian-doan": new Map<string, object>() };
  readonly #world: World;
  readonly #source: Source;
  /** the list that answers 500 from now on */
  broken: "ngay" | "gian-doan" | null = null;
  #newest = 0;

  private constructor(world: World, source: Source) {
    this.#world = world;
    this.#source = source;
    source.spoil((url, response) => {
      const list = url.pathname.startsWith("/tong-dai/") ? url.pathname.slice("/tong-dai/".length) : "";
      if (list !== "ngay" && list !== "gian-doan") return false;
      if (list === this.broken) response.writeHead(404).end();
      else response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(this.#page(list, url.searchParams)));
      return true;
    });
  }

  /** @param lists which it tells; both where not said */
  static async of(world: World, source: Source, lists: { days?: object; outages?: object } = { days: DAYS, outages: OUTAGES }): Promise<Switchboard> {
    const switchboard = new Switchboard(world, source);
    await world.hub.connect(manifestWith(source.manifest, lists));
    return switchboard;
  }

  /** Reconnects with other paths in the lists' records. */
  remap(changes: Readonly<Record<string, string>>): Promise<void> {
    return this.#world.hub.connect(manifestWith(this.#source.manifest, { days: { ...DAYS, record: { ...DAYS.record, ...changes } }, outages: OUTAGES }));
  }

  /** Tells a day, or tells it again. */
  day(ngay: string, row: object = {}, id = `${ngay}/${(row as { so?: string }).so ?? DAY.so}`): void {
    this.#rows.ngay.set(id, { ...DAY, ngay, ...row, id, changed: this.#mark() });
  }

  /** Writes a ticket, or writes it again; times as "2026-03-12 08:00" in the province. */
  outage(id: string, tu: string, den: string | null, row: object = {}): void {
    const at = (text: string): string => `${text.replace(" ", "T")}:00+07:00`;
    this.#rows["gian-doan"].set(id, { so: DAY.so, tu: at(tu), den: den === null ? null : at(den), vi: "Mất điện", ...row, id, changed: this.#mark() });
  }

  #mark(): string {
    this.#newest = Math.max(this.#world.clock.now(), this.#newest + 1);
    return localText(this.#newest);
  }

  #page(list: "ngay" | "gian-doan", query: URLSearchParams): object {
    const [since, after, many] = [query.get("since"), query.get("after") ?? "", Number(query.get("n"))];
    const rows = [...this.#rows[list]] as [string, { changed: string }][];
    const rest = rows
      .toSorted(([a, x], [b, y]) => Date.parse(x.changed) - Date.parse(y.changed) || (a < b ? -1 : 1))
      .filter(([id, { changed }]) => since === null || Date.parse(changed) > Date.parse(since) || (Date.parse(changed) === Date.parse(since) && id > after));
    const page = rest.slice(0, many);
    const last = page.at(-1);
    const next = rest.length > page.length && last !== undefined ? { since: last[1].changed, after: last[0] } : { since: null, after: null };
    return { rows: page.map(([, row]) => row), next };
  }
}

function manifestWith(manifest: RestManifest, hotline: object): RestManifest {
  return { ...manifest, config: { ...(manifest.config as object), hotline } } as RestManifest;
}

import { randomUUID } from "node:crypto";
import { ACTS } from "../asked/documents.ts";
import type { Run } from "../asked/run.ts";
import { report } from "../reckoned/reports.ts";
import type { Person } from "../reckoned/people.ts";
import type { ModelProvince } from "../reckoned/province.ts";
import { Act, agrees, picked } from "./act.ts";

const REPORTING: readonly Person[] = ["chief", "head", "health", "focal", "chief", "inspector"];

/** Somebody writes down that a case's handling was reported to the chairman. */
export class ReportsToLeader extends Act {
  readonly #drawn: { one: number; who: number; twice: boolean; dropping: boolean };

  constructor(drawn: { one: number; who: number; twice: boolean; dropping: boolean }) {
    super();
    this.#drawn = drawn;
  }

  check({ known }: ModelProvince): boolean {
    return known.length > 0;
  }

  protected async goes(model: ModelProvince, run: Run): Promise<void> {
    const { twice, dropping } = this.#drawn;
    const [c, who] = [picked(model.known, this.#drawn.one), picked(REPORTING, this.#drawn.who)];
    this.told = `${who} writes down that ${c.letter} was reported to the chairman${dropping ? ", connections dropped meanwhile" : ""}`;
    const expected = who === "inspector" ? "FORBIDDEN" : report(model, who, c);
    const reportedAt = new Date(model.now).toISOString();
    const input = { key: randomUUID(), caseId: c.id, addressee: "CHU-TICH", reportedAt, words: "Đã giải quyết xong" };
    for (let times = twice ? 2 : 1; times > 0; times -= 1) agrees(await run.live.does(ACTS.report, input, who, dropping), expected);
  }
}

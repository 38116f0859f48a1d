import type { ChangeKind } from "@dau-moi/schema";
import { describe, expect, test } from "vitest";
import { aCase } from "../world.ts";
import type { CaseSpec } from "../world.ts";
import { answeredAndReported } from "./kit/closing.ts";
import { caseOf } from "./kit/reading.ts";
import { aWritingProvince, changesOf, request, sends } from "./kit/writing.ts";

const RECEIVED = { at: "2026-03-16 08:00", kind: "RECEIVED" } as const;
const ASSIGNED = { at: "2026-03-16 08:10", kind: "ASSIGNED", unit: "SXD" } as const;
const ACCEPTED = { at: "2026-03-16 08:20", kind: "ACCEPTED" } as const;
const RESOLVED = { at: "2026-03-16 08:30", kind: "RESOLVED" } as const;
const CLOSED = { at: "2026-03-16 08:40", kind: "CLOSED" } as const;
const at = (stage: CaseSpec["stage"], ...steps: CaseSpec["steps"]): Partial<CaseSpec> => aCase({ id: "a", received: "2026-03-16 08:00", stage, steps });

const PAUSED = { at: "2026-03-16 08:25", kind: "PAUSED", terms: { why: "CHO-CONG-DAN" } } as const;
const NEW = at("RECEIVED", RECEIVED);
const GIVEN = at("ASSIGNED", RECEIVED, ASSIGNED);
const WORKED_ON = at("IN_PROGRESS", RECEIVED, ASSIGNED, ACCEPTED);
const WAITING = at("IN_PROGRESS", RECEIVED, ASSIGNED, ACCEPTED, PAUSED);
const SOLVED = at("RESOLVED", RECEIVED, ASSIGNED, ACCEPTED, RESOLVED);
const OVER = at("CLOSED", RECEIVED, ASSIGNED, ACCEPTED, RESOLVED, CLOSED);

const OFFICE = ["OFFICE_CHIEF", "VPUB"] as const;
const HEAD = ["UNIT_HEAD", "SXD"] as const;
const order = { form: "WRITTEN", orderedAt: "2026-03-16T01:30:00.000Z", paper: { number: "12/UBND-VP", day: "2026-03-16" } };

const PATHS: readonly [ChangeKind, Partial<CaseSpec>, readonly ["OFFICE_CHIEF" | "UNIT_HEAD", string], Record<string, unknown>, Record<string, unknown>][] = [
  ["ASSIGN", NEW, OFFICE, { toUnit: "SYT", ...order, words: "Xử lý trong tuần" }, { donVi: "SYT", hinhThuc: "WRITTEN", soVanBan: "12/UBND-VP" }],
  ["ACCEPT", GIVEN, HEAD, {}, {}],
  ["COMMENT", GIVEN, HEAD, { words: "Đã khảo sát hiện trường" }, { yKien: "Đã khảo sát hiện trường" }],
  ["RECORD_RESULT", WORKED_ON, HEAD, { words: "Đã vá xong mặt đường", paper: { number: "5/BC", day: "2026-03-16" } }, { soVanBan: "5/BC" }],
  ["EXTEND", WORKED_ON, OFFICE, { dueDay: "2026-04-02", words: "Chờ vật tư" }, { den: "2026-04-02", nguoiDuyet: "Người thử VPUB" }],
  ["TRANSFER", GIVEN, OFFICE, { toUnit: "SYT", words: "Thuộc ngành y tế" }, { donVi: "SYT", lyDo: "Thuộc ngành y tế" }],
  ["RETURN", GIVEN, HEAD, { words: "Không thuộc thẩm quyền; đề nghị Sở Y tế" }, {}],
  [
    "ANSWER",
    SOLVED,
    HEAD,
    { answerForm: "LETTER", answeredAt: "2026-03-16T01:45:00.000Z", paper: { number: "6/SXD", day: "2026-03-16" }, words: "Đã vá đường" },
    { hinhThuc: "LETTER", soVanBan: "6/SXD", noiDung: "Đã vá đường" },
  ],
  [
    "PAUSE",
    WORKED_ON,
    OFFICE,
    { pauseReason: "CHO-CONG-DAN", words: "Chờ ảnh hiện trường" },
    { vi: "cho dan", lyDo: "Chờ ảnh hiện trường", nguoiDuyet: "Người thử VPUB" },
  ],
  ["RESUME", WAITING, HEAD, { words: "Đã có ảnh" }, { lyDo: "Đã có ảnh" }],
  ["CLOSE", SOLVED, HEAD, { words: "Đã trả lời người dân" }, { lyDo: "Đã trả lời người dân" }],
  ["REOPEN", OVER, OFFICE, { words: "Phản ánh lần hai" }, { lyDo: "Phản ánh lần hai" }],
  ["PUBLISH", SOLVED, OFFICE, { words: "Đã sửa xong đoạn đường" }, { noiDung: "Đã sửa xong đoạn đường" }],
];

describe("a decision taken in the hub is in the source, and marked verified when the source shows it", () => {
  test.each(PATHS)("%s", async (kind, spec, [role, unit], input, told) => {
    const world = await aWritingProvince([spec]);
    const who = await world.hub.account(role, unit);
    if (kind === "CLOSE") await answeredAndReported(world.hub, "a", who);
    const before = await caseOf(world.hub, "a");
    expect(await request(world.hub, "a", { kind, ...input }, who)).toMatchObject({ __typename: "CaseChangeQueued", change: { kind, state: "QUEUED" } });
    await world.hub.settled();
    expect(await caseOf(world.hub, "a")).toMatchObject({ stage: before?.stage, unit: before?.unit }); // nothing moves before the source shows it
    await sends(world.hub);
    expect((await changesOf(world.hub, "a")).at(-1)).toMatchObject({ kind, state: "APPLIED" });
    expect(world.writable.effects.at(-1)).toMatchObject({ kind, id: "a", told: { viec: kind, ...told } });
    await world.hub.settled();
    expect((await changesOf(world.hub, "a")).at(-1)).toMatchObject({ kind, state: "VERIFIED", reason: null, unconfirmed: false });
  });
});

import { describe, expect, test } from "vitest";
import { aCase } from "../world.ts";
import type { CaseSpec } from "../world.ts";
import { Staff, proposalList, proposalsOn, propose, settleProposal } from "./kit/proposing.ts";
import { caseOf } from "./kit/reading.ts";
import { aWritingProvince, sends } from "./kit/writing.ts";
import type { WritingWorld } from "./kit/writing.ts";

const RECEIVED = { at: "2026-03-16 08:00", kind: "RECEIVED" } as const;
const ASSIGNED = { at: "2026-03-16 08:10", kind: "ASSIGNED", unit: "SXD" } as const;
const ACCEPTED = { at: "2026-03-16 08:20", kind: "ACCEPTED" } as const;
const at = (stage: CaseSpec["stage"], ...steps: CaseSpec["steps"]): Partial<CaseSpec> => aCase({ id: "a", received: "2026-03-16 08:00", stage, steps });
const NEW = at("RECEIVED", RECEIVED);
const GIVEN = at("ASSIGNED", RECEIVED, ASSIGNED);
const WORKED_ON = at("IN_PROGRESS", RECEIVED, ASSIGNED, ACCEPTED);
const RETURNED_ONCE = at(
  "ASSIGNED",
  RECEIVED,
  { at: "2026-03-16 08:02", kind: "ASSIGNED", unit: "SYT" },
  { at: "2026-03-16 08:05", kind: "RETURNED", unit: "VPUB" },
  ASSIGNED,
);
/** Received long before the year that makes a case stale. */
const OLD = aCase({
  id: "a",
  received: "2025-02-10 08:00",
  stage: "ASSIGNED",
  title: "Đèn tín hiệu ngã tư chợ không sáng",
  submitter: { name: "Lê Thị Thử", phone: "0987000111", email: null, address: null },
});

const MOOT = { kind: "CLOSE", reasonCode: "DA-KHAC-PHUC", words: "Đoạn đường đã được sửa trong dự án khác" };
const STALE = { kind: "CLOSE", reasonCode: "QUA-LAU-KHONG-TAI", words: "Không liên hệ được, không ai phản ánh lại" };
const RESULT = { kind: "RECORD_RESULT", words: "Đã vá xong mặt đường" };
const EXTENSION = { kind: "EXTEND", dueDay: "2026-03-30", commitment: "Sẽ trả lời trước ngày 30/3", words: "Chờ vật tư" };

type Person = readonly [role: "OFFICE_CHIEF" | "UNIT_HEAD" | "FOCAL_OFFICER" | "DIVISION_HANDLER", unit: string];
const HEAD: Person = ["UNIT_HEAD", "SXD"];
const FOCAL: Person = ["FOCAL_OFFICER", "SXD"];
const OFFICE: Person = ["OFFICE_CHIEF", "VPUB"];

describe("what one drafts and another approves is in the source, and verified when the source shows it", () => {
  const PATHS: readonly [
    string,
    Partial<CaseSpec>,
    { kind: string } & Record<string, unknown>,
    Person,
    Person,
    Record<string, unknown>,
    Record<string, unknown>,
  ][] = [
    [
      "a new case is closed as moot",
      { ...NEW, lead: "VPUB" },
      MOOT,
      OFFICE,
      ["UNIT_HEAD", "VPUB"],
      { lyDo: "Hiện trạng đã được khắc phục trước khi xử lý: Đoạn đường đã được sửa trong dự án khác" },
      { stage: "CLOSED" },
    ],
    [
      "a case at work is closed as moot",
      WORKED_ON,
      MOOT,
      FOCAL,
      HEAD,
      { lyDo: "Hiện trạng đã được khắc phục trước khi xử lý: Đoạn đường đã được sửa trong dự án khác" },
      { stage: "CLOSED" },
    ],
    [
      "a case of long ago is closed as stale",
      OLD,
      STALE,
      HEAD,
      OFFICE,
      { lyDo: "Thời gian đã lâu, người dân không phản ánh lại lần hai: Không liên hệ được, không ai phản ánh lại" },
      { stage: "CLOSED" },
    ],
    ["an officer's result is entered when his head approved it", WORKED_ON, RESULT, FOCAL, HEAD, { ketQua: "Đã vá xong mặt đường" }, { stage: "RESOLVED" }],
    [
      "an extension that the unit asked for is granted outside it",
      WORKED_ON,
      EXTENSION,
      HEAD,
      OFFICE,
      { den: "2026-03-30", lyDo: "Chờ vật tư\nCam kết với người dân: Sẽ trả lời trước ngày 30/3", nguoiDuyet: "Người thử VPUB" },
      { stage: "IN_PROGRESS" },
    ],
    [
      "a second return is ruled by the province's office",
      RETURNED_ONCE,
      { kind: "RETURN", words: "Thuộc Sở Công Thương" },
      HEAD,
      OFFICE,
      {},
      { stage: "RECEIVED", unit: { code: "VPUB" } },
    ],
    [
      "a case is transferred once its new unit accepts it",
      GIVEN,
      { kind: "TRANSFER", toUnit: "SYT", words: "Thuộc ngành y tế" },
      OFFICE,
      ["UNIT_HEAD", "SYT"],
      { donVi: "SYT", lyDo: "Thuộc ngành y tế" },
      { unit: { code: "SYT" } },
    ],
  ];

  test.each(PATHS)("%s", async (_sentence, spec, draft, drafter, decider, told, after) => {
    const world = await aWritingProvince([spec]);
    const staff = new Staff(world);
    const [by, to] = [await staff.hire(...drafter), await staff.hire(...decider)];
    const before = await caseOf(world.hub, "a");
    const made = await propose(world.hub, "a", draft, by);
    expect(made).toMatchObject({
      __typename: "ProposalMade",
      proposal: { kind: draft.kind, state: "PROPOSED", change: null, mayWithdraw: true, mayDecide: false },
    });
    const id = made.proposal?.id ?? "";
    await sends(world.hub);
    expect(world.writable.requests).toEqual([]); // nothing is asked for before the second person decides

    await staff.restarted();
    expect((await proposalList(world.hub, "TO_DECIDE", to)).edges.map(({ node }) => node.id)).toEqual([id]);
    expect((await proposalList(world.hub, "TO_DECIDE", by)).edges).toEqual([]);
    expect(await settleProposal(world.hub, id, "APPROVE", to)).toMatchObject({
      __typename: "ProposalSettled",
      proposal: { state: "APPROVED", change: { kind: draft.kind, state: "QUEUED" } },
    });
    expect(await caseOf(world.hub, "a")).toMatchObject({ stage: before?.stage, unit: before?.unit });

    await staff.restarted();
    await sends(world.hub);
    await world.hub.settled();
    expect(world.writable.effects).toMatchObject([{ kind: draft.kind, id: "a", told: { viec: draft.kind, ...told } }]);
    expect((await proposalsOn(world.hub, "a", "lanhdao")).proposals).toMatchObject([{ id, state: "APPROVED", change: { state: "VERIFIED" } }]);
    expect(await caseOf(world.hub, "a")).toMatchObject(after);
    expect(await recount(world, id)).toEqual([
      {
        state: "APPROVED",
        kind: draft.kind,
        outbox: "VERIFIED",
        drafted: by,
        decided: to,
        together: true,
        audited: ["proposeCaseChange", "requestCaseChange", "approveProposal"],
        proposer: by,
      },
    ]);
  });

  /** The proposal, its row of the outbox and its entries, by plain SQL as the owner. */
  async function recount(world: WritingWorld, id: string): Promise<unknown[]> {
    return world.hub.database.sql(
      `select p.state, p.kind, c.state as outbox, b.username as drafted, s.username as decided, c.decided_at = p.settled_at and c.by_account_id = p.settled_account_id as together,
         (select array_agg(a.act order by a.number) from audit_entry a where a.subject = 'case:' || p.case_id and a.stream = 'decision') as audited,
         (select a.body::jsonb -> 'detail' ->> 'proposer' from audit_entry a where a.subject = 'case:' || p.case_id and a.act = 'approveProposal') as proposer
       from case_proposal p join case_change c on c.id = p.change_id join account b on b.id = p.by_account_id join account s on s.id = p.settled_account_id where p.id = $1`,
      [id],
    );
  }
});

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aDocument, aPicture, aScan } from "../../server/src/platform/files/made.fixture.ts";
import { sweepFiles } from "../../server/src/writeback/index.ts";
import { download, hashOf, upload } from "./kit/files.ts";
import { anInsideProvince, gives, held, insideOf, keeps, mentionable, mentionsOf, reads, says } from "./kit/inside.ts";
import type { InsideWorld } from "./kit/inside.ts";
import { idOf, theCase } from "./kit/reading.ts";

const HEAD = "giamdoc.sxd";
const PHOTO = { name: "Hiện trường.png", bytes: aPicture() };
let w: InsideWorld;

beforeAll(async () => {
  w = await anInsideProvince([
    held("talk", { submitter: { name: "Khuyếch Trương Sâm", phone: "0987651200", email: null, address: null } }),
    held("given"),
    held("proof"),
    held("kept", { confidential: ["name"] }),
    held("erased"),
    held("moved"),
  ]);
  await gives(w.world.hub, "given", { officer: w.road }, HEAD);
}, 90_000);
afterAll(() => w?.world.leave());

describe("what people of the hub say to one another about a case", () => {
  test("is protected: by nobody signed in, by nobody who does not see the case", async () => {
    const { hub } = w.world;
    await expect(says(hub, "talk", {}, null)).rejects.toThrow("UNAUTHENTICATED");
    await expect(says(hub, "talk", {}, "cntt")).rejects.toThrow("FORBIDDEN");
    expect(await says(hub, "talk", {}, w.road)).toMatchObject({ __typename: "InsideRefused", at: "caseId" }); // SXD's own, not his division's
  });

  test("is on the case's page and before those it names, without the submitter, also after a restart; no source hears of it", async () => {
    const before = await w.world.hub.database.sql("select count(*) from case_change");
    const learned = (await theCase(w.world.hub, "given", HEAD)).learnedAt;
    const words = "Anh xem giúp: gọi lại ông Khuyếch Trương Sâm 0987651200 trước giờ họp";
    expect(await says(w.world.hub, "talk", { words, mentions: [w.focal, "lanhdao", w.focal] }, HEAD)).toEqual({ __typename: "CommentKept" });
    expect((await says(w.world.hub, "given", { mentions: [w.road.toUpperCase()] }, w.roadHead)).__typename).toBe("CommentKept");
    await w.staff.restarted();
    const { hub } = w.world;
    const [comment] = (await insideOf(hub, "talk", "lanhdao"))?.comments ?? [];
    expect(comment).toMatchObject({ byName: "Trần Thị Hải Yến", mentions: [{ username: w.focal }, { username: "lanhdao" }] });
    expect(comment?.words).toContain("trước giờ họp");
    expect(comment?.words).not.toMatch(/Sâm|0987651200/);
    const own = await mentionsOf(hub, w.focal);
    expect(own).toMatchObject({ totalCount: 1, mentions: [{ case: { reference: "PA-TALK" }, seenAt: null }] });
    expect((await mentionsOf(hub, w.road)).mentions.map((one) => one.case.reference)).toEqual(["PA-GIVEN"]);
    expect((await mentionsOf(hub, w.house)).totalCount).toBe(0);
    expect(await hub.database.sql("select count(*) from case_change")).toEqual(before);
    expect((await theCase(hub, "given", HEAD)).learnedAt).toBe(learned);
    expect(await hub.database.sql("select username from inside_mention order by id")).toEqual([
      { username: w.focal },
      { username: "lanhdao" },
      { username: w.road },
    ]);
    expect(JSON.stringify(await hub.database.sql("select words from inside_comment"))).not.toMatch(/Sâm|0987651200/);
  });

  test("names nobody who may not see the case, and says whom; nobody is told of the whole then", async () => {
    const { hub } = w.world;
    const before = await hub.database.sql("select count(*) from inside_comment");
    const answer = await says(hub, "talk", { mentions: [w.focal, w.house, "khong.co", "cntt"] }, HEAD);
    expect(answer).toMatchObject({ __typename: "InsideRefused", at: "mentions" });
    for (const name of [w.house, "khong.co", "cntt"]) expect(answer.message).toContain(`"${name}"`);
    expect(answer.message).not.toContain(w.focal);
    expect(await says(hub, "talk", { words: " \u0000 " }, HEAD)).toMatchObject({ at: "words" });
    expect(await says(hub, "talk", { words: "x".repeat(4_001) }, HEAD)).toMatchObject({ at: "words" });
    expect(await says(hub, "talk", { key: "1" }, HEAD)).toMatchObject({ at: "key" });
    expect(await says(hub, "talk", { mentions: Array.from({ length: 21 }, (_, i) => `ai.${i}`) }, HEAD)).toMatchObject({ at: "mentions" });
    expect(await hub.database.sql("select count(*) from inside_comment")).toEqual(before);
    expect(await mentionable(hub, "talk", "nguoi thu", HEAD)).not.toContain(w.house);
    expect(await mentionable(hub, "talk", "nguoi thu sxd", HEAD)).toContain(w.focal);
    expect(await mentionable(hub, "given", "duong", HEAD)).toEqual([w.road2]);
  });

  test("a double click is one comment; its key serves for no other; nothing said is changed", async () => {
    const { hub } = w.world;
    const key = randomUUID();
    const input = { key, words: "Bấm hai lần", mentions: [w.focal] };
    expect((await Promise.all([1, 2].map(() => says(hub, "talk", input, HEAD)))).map(({ __typename }) => __typename)).toEqual(["CommentKept", "CommentKept"]);
    expect(await says(hub, "talk", { ...input, words: "Khác" }, HEAD)).toMatchObject({ at: "key" });
    expect(await hub.database.sql("select count(*)::int as n from inside_comment where words = 'Bấm hai lần'")).toEqual([{ n: 1 }]);
    await expect(hub.database.sql("update inside_comment set words = 'khác'")).rejects.toThrow("append-only");
  });

  test("what was seen waits no longer; nobody settles another's, and a case gone out of sight takes its words along", async () => {
    const { hub } = w.world;
    expect((await says(hub, "moved", { words: "Nhắc phòng", mentions: [w.focal] }, HEAD)).__typename).toBe("CommentKept");
    const [first] = (await mentionsOf(hub, w.focal)).mentions;
    const total = (await mentionsOf(hub, w.focal)).totalCount;
    expect(await reads(hub, first?.id ?? "", HEAD)).toMatchObject({ __typename: "InsideRefused", at: "id" });
    expect(await reads(hub, first?.id ?? "", w.focal)).toEqual({ __typename: "MentionSeen" });
    expect((await mentionsOf(hub, w.focal)).totalCount).toBe(total - 1);
    expect((await mentionsOf(hub, w.focal, false)).totalCount).toBe(total);
    await hub.database.sql(
      "update account_post set unit_id = (select id from unit where code = 'SYT') where account_id = (select id from account where username = $1)",
      [w.focal],
    );
    expect(await mentionsOf(hub, w.focal, false)).toEqual({ totalCount: 0, mentions: [] });
    await hub.database.sql(
      "update account_post set unit_id = (select id from unit where code = 'SXD') where account_id = (select id from account where username = $1)",
      [w.focal],
    );
  });
});

describe("files that show what was done", () => {
  test("are kept with the case for good, listed on its page, fetched as a download by who reads it, and sent to no source", async () => {
    const taken = await upload(w.world.hub, "proof", PHOTO, w.focal);
    expect(taken.status).toBe(201);
    expect((await download(w.world.hub, taken.id ?? "", HEAD)).status).toBe(404); // nobody's but his before
    const before = await w.world.hub.database.sql("select count(*) from case_change");
    expect(await keeps(w.world.hub, "proof", { files: [taken.id], words: "Đã vá, gọi 0912345678 xác nhận" }, w.focal)).toEqual({ __typename: "EvidenceKept" });
    await w.staff.restarted();
    const { hub } = w.world;
    await sweepFiles(hub.hub.database, hub.instant + 48 * 3_600_000);
    const [shown] = (await insideOf(hub, "proof", HEAD))?.evidence ?? [];
    expect(shown).toMatchObject({ id: taken.id, name: PHOTO.name, mediaType: "image/png", bytes: PHOTO.bytes.length, byName: "Người thử SXD" });
    expect(shown?.words).toContain("Đã vá");
    expect(shown?.words).not.toContain("0912345678");
    const given = await download(hub, taken.id ?? "", "thanhtra");
    expect([given.status, hashOf(given.bytes), given.headers.get("x-content-type-options"), given.headers.get("content-security-policy")]).toEqual([
      200,
      hashOf(PHOTO.bytes),
      "nosniff",
      "sandbox; default-src 'none'",
    ]);
    expect(given.headers.get("content-disposition")).toMatch(/^attachment;/);
    expect((await download(hub, taken.id ?? "", w.house)).status).toBe(404);
    expect(await hub.database.sql("select count(*) from case_change")).toEqual(before);
    expect(await hub.database.sql("select act, actor from audit_entry where act in ('keepEvidence', 'downloadFile') order by at, number")).toEqual([
      { act: "keepEvidence", actor: w.focal },
      { act: "downloadFile", actor: "thanhtra" },
    ]);
  });

  test("that lie about their type never come so far; another's, another case's, those already kept and those of no key are refused", async () => {
    const { hub } = w.world;
    const lies = [
      { name: "anh.png", bytes: Buffer.from("<svg onload=alert(1)>") },
      { name: "bien-ban.docx", bytes: aDocument({ "word/vbaProject.bin": "x" }) },
    ];
    for (const file of lies) expect((await upload(hub, "proof", file, w.focal)).status).toBe(415);
    const own = (await upload(hub, "proof", { name: "a.pdf", bytes: aScan() }, w.focal)).id;
    expect(await keeps(hub, "proof", { files: [own] }, HEAD)).toMatchObject({ at: "files" });
    expect(await keeps(hub, "talk", { files: [own] }, w.focal)).toMatchObject({ at: "files" });
    expect(await keeps(hub, "proof", { files: [randomUUID()] }, w.focal)).toMatchObject({ at: "files" });
    expect(await keeps(hub, "proof", { files: ["1; drop table stored_file"] }, w.focal)).toMatchObject({ at: "files" });
    expect(await keeps(hub, "proof", { files: [] }, w.focal)).toMatchObject({ at: "files" });
    expect(await keeps(hub, "proof", { files: [own], words: "  " }, w.focal)).toMatchObject({ at: "words" });
    expect(await keeps(hub, "proof", { files: [own], key: "1" }, w.focal)).toMatchObject({ at: "key" });
    const other = await w.staff.hire("FOCAL_OFFICER", "SYT");
    expect(await keeps(hub, "proof", { files: [own] }, other)).toMatchObject({ at: "caseId" });
    await expect(keeps(hub, "proof", { files: [own] }, "lanhdao")).rejects.toThrow("FORBIDDEN");
    const key = randomUUID();
    expect((await keeps(hub, "proof", { files: [own], key }, w.focal)).__typename).toBe("EvidenceKept");
    expect((await keeps(hub, "proof", { files: [own], key }, w.focal)).__typename).toBe("EvidenceKept"); // the same click again
    expect(await keeps(hub, "proof", { files: [own] }, w.focal)).toMatchObject({ at: "files" });
    expect((await insideOf(hub, "proof", HEAD))?.evidence.map(({ id }) => id)).toContain(own);
    expect((await hub.database.sql("select 1 from inside_evidence where file_id = $1", [own])).length).toBe(1);
  });

  test("an officer whom the case was given to inside keeps them too, and whoever is not at work on it does not", async () => {
    const { hub } = w.world;
    const taken = await upload(hub, "given", PHOTO, w.road);
    expect(taken.status).toBe(201);
    expect((await keeps(hub, "given", { files: [taken.id] }, w.road)).__typename).toBe("EvidenceKept");
    expect((await insideOf(hub, "given", w.road))?.evidenceTaken).toMatchObject({
      most: 10,
      mostBytes: 25 * 2 ** 20,
      endings: expect.arrayContaining([".png", ".pdf"]),
    });
    expect((await insideOf(hub, "given", "lanhdao"))?.evidenceTaken).toBeNull();
    expect((await upload(hub, "given", PHOTO, w.house)).status).toBe(403);
  });

  test("of a case whose submitter asked for confidence are fetched by who works on it alone, and go with the submitter's key", async () => {
    const { hub } = w.world;
    const kept = (await upload(hub, "kept", PHOTO, HEAD)).id ?? "";
    expect((await keeps(hub, "kept", { files: [kept] }, HEAD)).__typename).toBe("EvidenceKept");
    expect([(await download(hub, kept, w.focal)).status, (await download(hub, kept, "thanhtra")).status]).toEqual([200, 404]);
    const gone = (await upload(hub, "erased", PHOTO, HEAD)).id ?? "";
    expect((await keeps(hub, "erased", { files: [gone] }, HEAD)).__typename).toBe("EvidenceKept");
    await hub.database.sql("update source_record set wrapped_key = null where case_id = $1", [await idOf(hub, "erased")]);
    expect((await download(hub, gone, HEAD)).status).toBe(410);
    expect((await insideOf(hub, "erased", HEAD))?.evidence).toMatchObject([{ name: null }]);
  });
});

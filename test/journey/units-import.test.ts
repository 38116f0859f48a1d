import { describe, expect, test } from "vitest";
import { asked } from "../hub.ts";
import { aProvince } from "../world.ts";
import { ADOPT, adopted, PREVIEW, previewed, UNITS } from "./kit/register.ts";

describe("bringing in a file of units", () => {
  test("is for those who keep the register, and nobody else", async () => {
    const { hub } = await aProvince().with();
    for (const who of ["lanhdao", "giamdoc.sxd", "thanhtra", null]) {
      const answers = await Promise.all([
        hub.answer(PREVIEW, { input: { text: UNITS } }, who),
        hub.answer(ADOPT, { input: { text: UNITS, fingerprint: "" } }, who),
      ]);
      for (const { errors } of answers) expect([who, errors[0]?.extensions?.code]).toEqual([who, who === null ? "UNAUTHENTICATED" : "FORBIDDEN"]);
    }
  });

  test("is the province's: an office chief of a unit in it looks, and changes nothing", async () => {
    const { hub } = await aProvince().with();
    const chief = await hub.account("OFFICE_CHIEF", "SXD");
    const file = UNITS.replace("name: Sở Y tế", "name: Sở Y tế và Dân số");
    const { fingerprint } = await previewed(hub, file);
    expect((await hub.answer(ADOPT, { input: { text: file, fingerprint } }, chief)).errors.map(({ extensions }) => extensions?.code)).toEqual(["FORBIDDEN"]);
    expect((await hub.ask(asked<{ unit: { name: string } }>(`{ unit(code: "SYT") { name } }`))).unit.name).toBe("Sở Y tế");
  });

  test("a second time changes nothing", async () => {
    const { hub } = await aProvince().with();
    expect(await previewed(hub, UNITS)).toMatchObject({ changes: [], otherTerms: 0, problems: [] });
    expect(await adopted(hub, UNITS)).toMatchObject({ __typename: "UnitsPreview", changes: [], otherTerms: 0 });
  });

  test("with a contradiction changes nothing and tells every place", async () => {
    const { hub } = await aProvince().with();
    const circle = UNITS.replace(
      "code: SNV, name: Sở Nội vụ, kind: DEPARTMENT, parent: TINH",
      "code: SNV, name: Sở Nội vụ, kind: DEPARTMENT, parent: SYT",
    ).replace("code: SYT, name: Sở Y tế, kind: DEPARTMENT, parent: TINH", "code: SYT, name: Sở Y tế, kind: DEPARTMENT, parent: SNV");
    const [problem] = (await previewed(hub, circle)).problems;
    expect(problem?.message).toContain("the units form a circle on 2010-01-01: SYT under SNV under SYT");
    expect(await adopted(hub, circle)).toMatchObject({ __typename: "UnitsFileRefused" });
    expect((await hub.ask(asked<{ unit: { parent: { code: string } } }>(`{ unit(code: "SNV") { parent { code } } }`))).unit.parent.code).toBe("TINH");
    expect(await previewed(hub, "units: [")).toMatchObject({ __typename: "UnitsFileRefused", problems: [{ at: "file" }] });
  });

  test("is done exactly as it was looked at: when the register moved on in between, nothing is", async () => {
    const { hub } = await aProvince().with();
    const file = UNITS.replace("name: Sở Y tế", "name: Sở Y tế và Dân số");
    const { fingerprint } = await previewed(hub, file);
    await adopted(hub, UNITS.replace("name: Sở Nội vụ", "name: Sở Nội vụ và Lao động"));
    const { adoptUnits } = await hub.ask(ADOPT, { input: { text: file, fingerprint } }, "chanhvp");
    expect(adoptUnits.__typename).toBe("UnitsMovedOn");
    expect((await hub.ask(asked<{ unit: { name: string } }>(`{ unit(code: "SYT") { name } }`))).unit.name).toBe("Sở Y tế");
  });
});

import { expect, test } from "vitest";
import { returnPath } from "./return-path.ts";

test("after signing in one comes back to the page one asked for", () => {
  expect(returnPath({ return: "/phan-anh?unit=SXD&asOf=1" })).toEqual({ return: "/phan-anh?unit=SXD&asOf=1" });
});

test.each(["//elsewhere.example", "/\\elsewhere.example", "https://elsewhere.example", "dang-nhap", "/dang-nhap", "", 1, undefined])(
  "%s leads nowhere",
  (path) => {
    expect(returnPath({ return: path })).toEqual({});
  },
);

import { z } from "zod";
import type { Json } from "../connector.ts";
import type { Given } from "./message.ts";

export const operationName = z.string("expected the name of an operation of the WSDL").min(1, "expected the name of an operation of the WSDL");

type Parameter = string | { [name: string]: Parameter };
const parameter: z.ZodType<Parameter> = z.lazy(() =>
  z.union([z.string(), z.record(z.string(), parameter)], { error: "expected text (put numbers in quotes), or further parameters by their names" }),
);

/** What an operation is asked with: its elements by their names, nested as the WSDL nests them. */
export const parameters = z.record(z.string().min(1), parameter);
export type Parameters = z.infer<typeof parameters>;

/** @param path dotted, of an element that holds text */
export function withParameter(all: { [name: string]: Given }, path: string, value: string): { [name: string]: Given } {
  const [name = "", ...rest] = path.split(".");
  if (rest.length === 0) return { ...all, [name]: value };
  const inner = all[name];
  return { ...all, [name]: withParameter(typeof inner === "object" ? inner : {}, rest.join("."), value) };
}

/** A filled template as parameters; what was left out is not there. */
export function givenOf(filled: Json | undefined): { [name: string]: Given } {
  if (typeof filled !== "object" || filled === null || Array.isArray(filled)) return {};
  return Object.fromEntries(Object.entries(filled).map(([name, value]) => [name, typeof value === "string" ? value : givenOf(value)]));
}

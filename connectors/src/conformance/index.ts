export { conformance } from "./conformance.ts";
export { fakeContext } from "./fake-context.ts";
export type { FakeContext } from "./fake-context.ts";
export { emptyScript } from "./scripted-source.ts";
export type { Script, ScriptedSource, Written } from "./scripted-source.ts";
export { serve } from "./serve.ts";
export type { Answer, Served } from "./serve.ts";

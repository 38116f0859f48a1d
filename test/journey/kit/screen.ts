import { asked, cookieIn } from "./asking.ts";
import type { Asking, Who } from "./asking.ts";

const ASK = asked<{ askPairing: { __typename: string; code: string; expiresAt: string; retryAfterSeconds?: number } }>(
  'mutation { askPairing(input: { screen: "1920×1080" }) { __typename ... on PairingCode { code expiresAt } ... on TooManyAttempts { retryAfterSeconds } } }',
);
const PAIR = asked<{ pairDevice: { __typename: string; id?: string; at?: string; retryAfterSeconds?: number } }>(
  `mutation ($input: PairDeviceInput!) { pairDevice(input: $input) { __typename ... on Device { id } ... on DeviceRefused { at } ... on TooManyAttempts { retryAfterSeconds } } }`,
);

/** A screen asks for its code. @returns what stands on it, and the Cookie header that its browser keeps */
export async function askingScreen(hub: Asking): Promise<{ kind: string; code: string; cookie: string }> {
  const answer = await hub.post<{ askPairing: { __typename: string; code: string } }>({ query: ASK.text }, {});
  const kind = answer.data?.askPairing.__typename ?? answer.body;
  return { kind, code: answer.data?.askPairing.code ?? "", cookie: cookieIn(answer.headers) };
}

/** Somebody enters a code. */
export async function pairing(hub: Asking, input: Record<string, unknown>, as: Who = "vanhanh") {
  const usual = { name: "Sảnh tầng 1", unit: "TINH", boards: ["OVERVIEW", "UNITS", "SOURCES"], rotateSeconds: 20, theme: "DARK", language: "VI" };
  return (await hub.ask(PAIR, { input: { ...usual, ...input } }, as)).pairDevice;
}

/** A screen that shows its boards. */
export async function pairedScreen(hub: Asking, input: Record<string, unknown> = {}): Promise<{ id: string; cookie: string; code: string }> {
  const { code, cookie } = await askingScreen(hub);
  const made = await pairing(hub, { ...input, code });
  if (made.id === undefined) throw new Error(`the screen was not let in: ${JSON.stringify(made)}`);
  return { id: made.id, cookie, code };
}

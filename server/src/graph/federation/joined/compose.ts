import { composeServices } from "@theguild/federation-composition";
import { parse } from "graphql";
import type { GraphProblem, Member } from "./messages.ts";

/** The hub's name among the graphs; no department may have it. */
export const HUB = "hub";

/**
 * One supergraph of the hub's graph and the departments'.
 * @param hubSdl Federation v2
 * @returns the supergraph, or what keeps the graphs apart, in the composer's words
 */
export function composed(hubSdl: string, members: readonly Member[]): { supergraph: string } | { problems: GraphProblem[] } {
  const services = [{ name: HUB, typeDefs: parse(hubSdl) }, ...members.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) }))];
  const done = composeServices(services);
  if (done.supergraphSdl !== undefined) return { supergraph: done.supergraphSdl };
  return { problems: (done.errors ?? []).slice(0, MOST_TOLD).map((error) => ({ at: codeOf(error.extensions), message: error.message })) };
}

const MOST_TOLD = 20;

const codeOf = (extensions: Readonly<Record<string, unknown>>): string => (typeof extensions["code"] === "string" ? extensions["code"] : "COMPOSITION");

import { agentFor, postGraph } from "./joined/post-graph.ts";
import { SubgraphFault } from "./joined/subgraph-fault.ts";
import type { GraphProblem } from "./joined/messages.ts";

/** A graph's own description, as Apollo Federation v2 has it served. @param pass signed for it */
export async function fetchSdl(name: string, url: string, pass: string): Promise<{ sdl: string } | { problems: GraphProblem[] }> {
  const agent = agentFor();
  try {
    const body = await postGraph(name, { url, agent, pass }, { query: "query Sdl { _service { sdl } }", operationName: "Sdl" });
    const sdl = sdlIn(body);
    if (sdl === null) return { problems: [{ at: "_service", message: "query { _service { sdl } } answers no text: is it a subgraph of Federation v2?" }] };
    return { sdl };
  } catch (error) {
    if (error instanceof SubgraphFault) return { problems: [{ at: error.code, message: `${url}: ${error.detail}` }] };
    throw error;
  } finally {
    await agent.destroy();
  }
}

function sdlIn(body: unknown): string | null {
  const service = fieldOf(fieldOf(body, "data"), "_service");
  const sdl = fieldOf(service, "sdl");
  return typeof sdl === "string" ? sdl : null;
}

const fieldOf = (value: unknown, name: string): unknown => (typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined);

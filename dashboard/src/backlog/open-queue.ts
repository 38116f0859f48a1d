import type { ApolloClient } from "@apollo/client";
import { backlogFilterOf, type BacklogSearch } from "../address/index.ts";
import { FIRST_ROWS } from "./first-rows.ts";
import { BacklogRows } from "./queue-pages.ts";

/**
 * Reads the queue of an address that names no point, at the newest one: its first rows are there when the page is.
 * @returns the point's token, for the address
 */
export async function openQueue(client: ApolloClient, search: BacklogSearch): Promise<string> {
  const variables = { filter: backlogFilterOf(search), asOf: null, first: FIRST_ROWS };
  const { data } = await client.query({ query: BacklogRows, variables, fetchPolicy: "no-cache" });
  if (!data) throw new Error("the hub named no newest point");
  const { token } = data.cases.asOf;
  client.writeQuery({ query: BacklogRows, variables: { ...variables, asOf: token }, data });
  return token;
}

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gql } from "@apollo/client";
import { expect, test } from "vitest";
import { createCache } from "./cache.ts";

const BOARD = gql`
  query {
    board(unit: null, asOf: null) {
      asOf {
        event
        instant
      }
      open
    }
  }
`;
const board = (event: number, second: number, open: number) => ({
  board: { __typename: "Board", asOf: { __typename: "AsOf", event, instant: `2026-11-21T03:32:${second}.000Z` }, open },
});

test("a frame that comes late leaves the newer board where it is", () => {
  const cache = createCache();
  for (const frame of [board(7, 20, 640), board(9, 40, 642), board(8, 30, 641), board(9, 40, 642)]) cache.writeQuery({ query: BOARD, data: frame });
  expect(cache.readQuery({ query: BOARD })).toEqual(board(9, 40, 642));
});

const CHARGED = gql`
  query {
    board(unit: null, asOf: null, inCharge: "CB-18") {
      asOf {
        event
        instant
      }
      open
    }
  }
`;

test("the board of one charge never stands in the place of the whole one", () => {
  const cache = createCache();
  cache.writeQuery({ query: BOARD, data: board(7, 20, 89) });
  cache.writeQuery({ query: CHARGED, data: board(8, 30, 63) });
  expect(cache.readQuery({ query: BOARD })).toEqual(board(7, 20, 89));
  expect(cache.readQuery({ query: CHARGED })).toEqual(board(8, 30, 63));
});

const LIST = gql`
  query ($after: String) {
    cases(filter: { open: true }, asOf: "t", first: 50, after: $after) {
      totalCount
      edges {
        node {
          rowId: id
          lateness
        }
      }
    }
  }
`;
const CASE = gql`
  query {
    case(id: "7") {
      id
      lateness
    }
  }
`;
const row = (rowId: string) => ({ __typename: "CaseEdge", node: { __typename: "Case", rowId, lateness: "ON_TIME" } });
const page = (...ids: string[]) => ({ cases: { __typename: "CaseConnection", totalCount: 3, edges: ids.map(row) } });

test("the next rows of a list come behind those there; the list read anew begins anew", () => {
  const cache = createCache();
  cache.writeQuery({ query: LIST, data: page("6", "7") });
  cache.writeQuery({ query: LIST, variables: { after: "7" }, data: page("8") });
  expect(cache.readQuery({ query: LIST })).toEqual(page("6", "7", "8"));
  cache.writeQuery({ query: LIST, data: page("6", "7") });
  expect(cache.readQuery({ query: LIST })).toEqual(page("6", "7"));
});

test("a row stays as it was at the list's point while the case goes on", () => {
  const cache = createCache();
  cache.writeQuery({ query: LIST, data: page("7") });
  cache.writeQuery({ query: CASE, data: { case: { __typename: "Case", id: "7", lateness: "OVERDUE" } } });
  expect(cache.readQuery({ query: LIST })).toEqual(page("7"));
});

test("a problem keeps its words, whichever of the graph's problems it is", () => {
  const query = gql`
    query {
      startBulk {
        __typename
        ... on BulkJob {
          id
        }
        ... on Problem {
          message
        }
      }
    }
  `;
  for (const name of ["BulkNotPossible", "BulkCountRequired", "ChangeNotPossible", "CaseMovedOn"]) {
    const cache = createCache();
    const data = { startBulk: { __typename: name, message: "Lý do cần 1 đến 1.000 ký tự." } };
    cache.writeQuery({ query, data });
    expect(cache.readQuery({ query })).toEqual(data);
  }
});

/** Sources whose "Xem thêm" leaves it to the cache where the next rows go. */
const growing = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".tsx"))
  .map((name) => ({ name, text: readFileSync(join(import.meta.dirname, name), "utf8") }))
  .filter(({ text }) => text.includes("fetchMore({ variables") && !text.includes("updateQuery"));

test("every list that grows knows where its next rows go: behind those there", () => {
  expect(growing.length).toBeGreaterThan(5);
  const { policies } = createCache();
  const asked = growing.map(({ name, text }) => ({ name, field: /^ {4}(\w+)\([^)]*after: \$after/m.exec(text)?.[1] ?? "" }));
  expect(asked.filter(({ field }) => policies.getMergeFunction("Query", field, undefined) === undefined)).toEqual([]);
});

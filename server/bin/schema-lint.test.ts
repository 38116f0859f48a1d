import { expect, test } from "vitest";
import { schemaProblems } from "./schema-lint.mjs";

const sound = `
"""What can be acted on."""
interface Problem {
  """In words."""
  message: String!
}
"""Done."""
type Done {
  """Which."""
  id: ID!
}
"""Not done."""
type ReasonRequired implements Problem {
  """In words."""
  message: String!
}
"""What came of it."""
union CloseResult = Done | ReasonRequired
"""What to close."""
input CloseInput {
  """Which."""
  id: ID!
}
type Mutation {
  """Closes it."""
  close(input: CloseInput!): CloseResult!
}
"""A page."""
type CaseConnection {
  """Rows."""
  total: Int!
}
type Query {
  """Cases."""
  cases(first: Int! = 50): CaseConnection!
}`;

test("a schema that keeps the rules has no findings", () => {
  expect(schemaProblems(sound)).toEqual([]);
});

test.each([
  ["a field without a description", '"""Which."""\n  id: ID!\n}\n"""Not done', 'id: ID!\n}\n"""Not done', "Done.id is not described"],
  [
    "a mutation with two arguments",
    "close(input: CloseInput!)",
    "close(input: CloseInput!, why: String)",
    "Mutation.close takes something else than one `input`",
  ],
  ["a mutation without a union", "): CloseResult!", "): Boolean!", "Mutation.close answers with no union of its success and its problems"],
  ["a union of problems alone", "= Done | ReasonRequired", "= ReasonRequired", "Mutation.close cannot succeed: every member is a problem"],
  ["a connection asked for whole", "cases(first: Int! = 50)", "cases", "Query.cases is a connection without `first`"],
])("%s is found", (_name, kept, broken, finding) => {
  expect(sound).toContain(kept);
  expect(schemaProblems(sound.replace(kept, broken))).toEqual([finding]);
});

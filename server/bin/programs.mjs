/** Programs beside the server and the command line: name of the bundle → source. */
export const PROGRAMS = {
  "sheet-reader": "connectors/src/sheet/reader-program.ts",
  "graph-joiner": "server/src/graph/federation/joined/joiner-program.ts",
  "paper-writer": "server/src/report/document/writer-program.ts",
};

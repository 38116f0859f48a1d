import type { CodegenConfig } from "@graphql-codegen/cli";
import type { DocumentNode } from "graphql";
import { trustedDocument } from "./documents.mjs";

/** Typed documents from the graph and from the operations and fragments written beside their components. */
const config: CodegenConfig = {
  schema: "../schema/hub.graphql",
  documents: ["src/**/*.{ts,tsx}", "!src/gql/**", "!src/**/*.test.ts"],
  generates: {
    "./src/gql/possible-types.ts": { plugins: ["./possible-types.mjs"] },
    "./src/gql/documents.json": { plugins: ["./documents.mjs"] },
    "./src/gql/": {
      preset: "client",
      presetConfig: {
        fragmentMasking: { unmaskFunctionName: "readFragment" },
        onExecutableDocumentNode: ({ definitions }: DocumentNode) => ({ id: trustedDocument(definitions).id }),
      },
      config: {
        enumType: "const",
        enumsAsConst: true,
        useTypeImports: true,
        importExtension: ".ts",
        strictScalars: true,
        scalars: { Instant: "string", Day: "string", _Any: "unknown" },
      },
    },
  },
};

export default config;

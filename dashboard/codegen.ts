import type { CodegenConfig } from "@graphql-codegen/cli";

/** Typed documents from the graph and from the operations and fragments written beside their components. */
const config: CodegenConfig = {
  schema: "../schema/hub.graphql",
  documents: ["src/**/*.{ts,tsx}", "!src/gql/**", "!src/**/*.test.ts"],
  generates: {
    "./src/gql/possible-types.ts": { plugins: ["./possible-types.mjs"] },
    "./src/gql/": {
      preset: "client",
      presetConfig: { fragmentMasking: { unmaskFunctionName: "readFragment" } },
      config: {
        enumType: "const",
        enumsAsConst: true,
        useTypeImports: true,
        importExtension: ".ts",
        strictScalars: true,
        scalars: { Instant: "string", Day: "string" },
      },
    },
  },
};

export default config;

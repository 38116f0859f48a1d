import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const hub = "http://127.0.0.1:4000";

/**
 * Puts the generated document in the place of each operation's text, and an empty object in the place of a fragment's, which is
 * there for its type alone. Without it every text and every document of the dashboard would be shipped twice.
 */
function documentsInPlace(): Plugin {
  const sources = `${import.meta.dirname}/src/`;
  const generated = `${sources}gql/`;
  return {
    name: "documents-in-place",
    enforce: "pre",
    transform(code, id) {
      if (!id.startsWith(sources) || id.startsWith(generated) || !code.includes("graphql(`")) return null;
      const documents: string[] = [];
      const inPlace = code.replaceAll(/\bgraphql\(`\s*(\w+)\s+(\w+)[^`]*`\)/g, (_text, kind: string, name: string) => {
        if (kind === "fragment") return "{}";
        documents.push(`${name}Document`);
        return `${name}Document`;
      });
      const imports = documents.length > 0 ? `import { ${documents.join(", ")} } from ${JSON.stringify(`${generated}graphql.ts`)};\n` : "";
      return { code: imports + inPlace, map: null };
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  base: "/",
  plugins: [documentsInPlace(), react()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    sourcemap: false,
    // Data URLs would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  server: { proxy: { "/graphql": { target: hub, ws: true } } },
});

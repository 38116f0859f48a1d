import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";

const sources = dirname(import.meta.dirname);
const FIRST = new Set(["vi", "vi-words"]);
/** id of a message → the set it comes with; "" is the first page's */
const setOf = new Map(
  readdirSync(import.meta.dirname)
    .filter((file) => /^vi(-\w+)?\.ts$/.test(file))
    .flatMap((file) => idsIn(file).map((id) => [id, FIRST.has(file.slice(0, -3)) ? "" : file.slice(3, -3)] as const)),
);

function idsIn(file: string): string[] {
  return [...readFileSync(join(import.meta.dirname, file), "utf8").matchAll(/^ {2}"([\w.]+)":/gm)].map(([, id]) => id ?? "");
}

const text = (file: string): string => readFileSync(file, "utf8");
const namesIn = (braces: string): string[] =>
  braces
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && !name.startsWith("type "));

/** Everything that a file brings along: through a folder's door only what is asked of it. */
function broughtBy(file: string, brought = new Set<string>()): Set<string> {
  if (brought.has(file) || file.includes("/gql/")) return brought;
  brought.add(file);
  for (const [, braces, from = ""] of text(file).matchAll(/^(?:import|export) (?:\{([^}]*)\} from )?"(\.[^"]+\.tsx?)";/gm)) {
    const door = join(dirname(file), from);
    if (braces === undefined || !door.endsWith("/index.ts")) broughtBy(door, brought);
    else for (const name of namesIn(braces)) for (const place of placesOf(name, door)) broughtBy(place, brought);
  }
  return brought;
}

function placesOf(name: string, door: string): string[] {
  const found = [...text(door).matchAll(/export \{([^}]*)\} from "([^"]+)"/g)].filter(([, braces = ""]) =>
    namesIn(braces).includes(name.split(" as ")[0] ?? ""),
  );
  return found.map(([, , from = ""]) => join(dirname(door), from));
}

const lazilyIn = (file: string): string[] => [...text(file).matchAll(/import\("(\.[^"]+)"\)/g)].map(([, from = ""]) => join(dirname(file), from));

/** Messages that files name, whole or by a beginning that a value ends. */
function messagesIn(files: Iterable<string>): string[] {
  const whole = [...files]
    .filter((file) => !file.includes("/language/") && !file.includes("/gql/"))
    .map(text)
    .join("\n");
  const named = [...whole.matchAll(/"([a-z]\w*\.[\w.]+)"/g)].map(([, id = ""]) => id).filter((id) => setOf.has(id));
  const begun = [...whole.matchAll(/`([a-z]\w*(?:\.\w+)*\.)\$\{/g)].flatMap(([, begin = ""]) => [...setOf.keys()].filter((id) => id.startsWith(begin)));
  return [...new Set([...named, ...begun])];
}

/**
 * What a page, or a part that comes later, says without its words: they come with it or are there before it.
 * @param there the sets of words that are there
 */
function muteIn(part: string, there: ReadonlySet<string>): string[] {
  const brought = broughtBy(part);
  const sets = new Set([...there, ...[...brought].map((file) => /\/language\/(\w+)\.ts$/.exec(file)?.[1] ?? "")]);
  const mute = messagesIn(brought)
    .filter((id) => !sets.has(setOf.get(id) ?? ""))
    .map((id) => `${relative(sources, part)}: ${id} is in language/${setOf.get(id)}.ts`);
  const later = [...brought]
    .filter((file) => file !== join(sources, "app.tsx") && !file.endsWith("/router.tsx") && !file.includes("/language/"))
    .flatMap(lazilyIn);
  return [...mute, ...later.flatMap((next) => muteIn(next, sets))];
}

test("every page brings the words it says, and what stands around every page brings none of theirs", () => {
  const first = broughtBy(join(sources, "app.tsx"));
  const pages = [...first].flatMap(lazilyIn).filter((page) => !page.includes("/language/"));
  expect(pages.length).toBeGreaterThan(20);
  const mute = [join(sources, "app.tsx"), ...pages].flatMap((page) => muteIn(page, new Set([""])));
  expect(mute).toEqual([]);
  expect([...first].filter((file) => /\/language\/(vi|en)-\w+\.ts$/.test(file))).toEqual([]);
});

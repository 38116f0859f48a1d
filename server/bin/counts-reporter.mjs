import { writeFileSync } from "node:fs";

/**
 * A vitest reporter that writes `{passed, failed, skipped: [{name, reason}], failures: [{name, message}], again: [{name, message}]}` to the file named by DAU_MOI_COUNTS.
 * `again` are those that passed at a later try only. A file that could not be loaded, a hook that failed and an error outside every test count as one failure each.
 */
export default class CountsReporter {
  onTestRunEnd(files, errorsOutside) {
    const counts = { passed: 0, failed: 0, skipped: [], failures: [], again: [] };
    const fail = (name, errors) => {
      counts.failed += 1;
      counts.failures.push(told(name, errors));
    };
    for (const error of errorsOutside) fail("outside every test", [error]);
    for (const file of files) {
      if (file.errors().length > 0) fail(file.relativeModuleId, file.errors());
      for (const suite of file.children.allSuites()) if (suite.errors().length > 0) fail(nameOf(suite), suite.errors());
      for (const test of file.children.allTests()) {
        const { state, errors, note } = test.result();
        if (state === "passed") counts.passed += 1;
        if (state === "passed" && test.diagnostic()?.flaky) counts.again.push(told(nameOf(test), errors ?? []));
        if (state === "passed") continue;
        if (state === "failed") fail(nameOf(test), errors);
        else counts.skipped.push({ name: nameOf(test), reason: note ?? "no reason given" });
      }
    }
    const file = process.env["DAU_MOI_COUNTS"];
    if (file !== undefined) writeFileSync(file, JSON.stringify(counts));
  }
}

function nameOf(part) {
  return `${part.module.relativeModuleId} > ${part.fullName}`;
}

function told(name, errors) {
  return { name, message: `${firstLine(errors)}${placesOf(errors)}` };
}

function firstLine(errors) {
  return String(errors[0]?.message).split("\n", 1)[0].slice(0, 300);
}

/** Where it happened, innermost first: a run whose output is gone can be understood by this alone. */
function placesOf(errors) {
  const stack = String(errors[0]?.cause?.stack ?? errors[0]?.stack ?? "");
  const own = stack.split("\n").filter((line) => !/node_modules|node:/.test(line));
  const places = own.flatMap((line) => /[^/\\\s(]+\.[cm]?[jt]sx?:\d+(?=:\d+)/.exec(line) ?? []).slice(0, 4);
  return places.length === 0 ? "" : ` (${places.join(" < ")})`;
}

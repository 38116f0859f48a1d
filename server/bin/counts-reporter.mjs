import { writeFileSync } from "node:fs";

/**
 * A vitest reporter that writes `{passed, failed, skipped: [{name, reason}]}` to the file named by DAU_MOI_COUNTS.
 * A file that could not be loaded, a hook that failed and an error outside every test count as one failure each.
 */
export default class CountsReporter {
  onTestRunEnd(files, errorsOutside) {
    const counts = { passed: 0, failed: errorsOutside.length, skipped: [] };
    for (const file of files) {
      counts.failed += file.errors().length > 0 ? 1 : 0;
      for (const suite of file.children.allSuites()) counts.failed += suite.errors().length > 0 ? 1 : 0;
      for (const test of file.children.allTests()) count(test, counts);
    }
    const file = process.env["DAU_MOI_COUNTS"];
    if (file !== undefined) writeFileSync(file, JSON.stringify(counts));
  }
}

function count(test, counts) {
  const result = test.result();
  if (result.state === "passed") counts.passed += 1;
  else if (result.state === "failed") counts.failed += 1;
  else counts.skipped.push({ name: `${test.module.relativeModuleId} > ${test.fullName}`, reason: result.note ?? "no reason given" });
}

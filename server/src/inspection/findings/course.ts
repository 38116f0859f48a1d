import type { FindingStepKind, RemedyState } from "./finding.words.ts";

/** How the remedy stands after these steps, oldest first. */
export function remedyState(steps: readonly FindingStepKind[]): RemedyState {
  const last = steps.findLast((kind) => kind.startsWith("REMEDY_"));
  if (last === undefined) return "AWAITED";
  return last.slice("REMEDY_".length) as RemedyState;
}

/** Why a step cannot be taken after these; undefined: it can. */
export function courseFault(steps: readonly FindingStepKind[], next: FindingStepKind): string | undefined {
  const remedy = remedyState(steps);
  switch (next) {
    case "EXPLAINED":
      return remedy === "CONFIRMED" ? "Việc khắc phục đã được xác nhận; không giải trình thêm." : undefined;
    case "REMEDY_REPORTED":
      return remedy === "AWAITED" || remedy === "RETURNED" ? undefined : "Đã báo cáo khắc phục, đang chờ hoặc đã được xác nhận.";
    case "REMEDY_RETURNED":
    case "REMEDY_CONFIRMED":
      return remedy === "REPORTED" ? undefined : "Đơn vị chưa báo cáo khắc phục.";
    case "SANCTION_PROPOSED":
      return steps.includes("SANCTION_PROPOSED") ? "Đã đề xuất hình thức xử lý." : undefined;
    case "SANCTION_DECIDED":
      if (!steps.includes("SANCTION_PROPOSED")) return "Chưa đề xuất hình thức xử lý.";
      return steps.includes("SANCTION_DECIDED") ? "Đã có quyết định xử lý." : undefined;
    case "SANCTION_APPLIED":
      if (!steps.includes("SANCTION_DECIDED")) return "Chưa có quyết định xử lý.";
      return steps.includes("SANCTION_APPLIED") ? "Đã thực hiện hình thức xử lý." : undefined;
  }
}

/** Whether what was found is behind the unit: remedied, and a sanction that was proposed applied. */
export function courseStands(steps: readonly FindingStepKind[]): { remedied: boolean; sanction: "NONE" | "PENDING" | "APPLIED" } {
  const sanction = steps.includes("SANCTION_APPLIED") ? "APPLIED" : steps.some((kind) => kind.startsWith("SANCTION_")) ? "PENDING" : "NONE";
  return { remedied: remedyState(steps) === "CONFIRMED", sanction };
}

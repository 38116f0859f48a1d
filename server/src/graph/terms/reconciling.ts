/** The hub beside reports and sources. */
export const RECONCILING = {
  CountDifference: "chênh lệch giữa hai lần đếm",
  FiledReport: "báo cáo đã nộp được đối chiếu",
  FiledReportState: "tình trạng báo cáo đã nộp",
  ReconciledCase: "vụ việc làm nên chênh lệch",
  ReconciledFigure: "số liệu báo cáo được đối chiếu",
  ReconciledSource: "nguồn được đối chiếu với đơn vị",
  Reconciliation: "đối chiếu hệ thống, nguồn và báo cáo",
  SheetUse: "lượt lấy phiếu số liệu",
  SourceFigure: "số liệu nguồn được đối chiếu",
  SourceTelling: "mức nguồn cho biết số liệu",
};

/** What the manifest of a department's database says. */
export const MANIFEST = {
  from: { table: "dbo.phan_anh" },
  steps: { table: "dbo.nhat_ky", foreignKey: "ma_pa", key: "stt" },
  record: {
    id: "ma",
    modified: "sua",
    reference: "ma",
    receivedAt: "nhan",
    stage: "trang_thai",
    channel: "kenh",
    field: "linh_vuc",
    title: "tieu_de",
    content: "noi_dung",
    urgent: { path: "khan", yes: ["1"], no: ["0"] },
    lead: "don_vi",
    intake: { constant: "SXD" },
    submitter: { confidential: { kind: "flags", name: "giau", phone: "giau", content: "giau" } },
    steps: { kind: "list", path: "buoc", at: "luc", act: "viec" },
  },
  words: { stage: { moi: "RECEIVED" }, field: { gt: "TRANSPORT" }, step: { giao: "ASSIGNED" }, unit: { SXD: "SXD" } },
};

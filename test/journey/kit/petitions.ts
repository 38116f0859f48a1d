import type { Manifest } from "../../hub.ts";
import type { DepartmentDatabase } from "./department-database.ts";

/** The tables of a department that keeps its petitions itself. */
const TABLES = {
  postgresql: `create table phan_anh (so_phieu varchar(20) primary key, ngay_nhan timestamp not null, cap_nhat timestamptz(3), trang_thai varchar(20), linh_vuc varchar(40),
  tieu_de text, noi_dung text, khan boolean not null default false, don_vi varchar(20), nguoi_gui text, dien_thoai varchar(20), giau_ten boolean default false);
create index on phan_anh (cap_nhat);
create table nhat_ky (stt bigserial primary key, so_phieu varchar(20), luc timestamp, viec varchar(20), don_vi varchar(20), ghi_chu text);
create index on nhat_ky (so_phieu)`,
  mariadb: `create table phan_anh (so_phieu varchar(20) primary key, ngay_nhan datetime not null, cap_nhat timestamp(3) null, trang_thai varchar(20), linh_vuc varchar(40),
  tieu_de text, noi_dung text, khan boolean not null default false, don_vi varchar(20), nguoi_gui text, dien_thoai varchar(20), giau_ten boolean default false,
  key (cap_nhat)) character set utf8mb4 collate utf8mb4_general_ci;
create table nhat_ky (stt bigint auto_increment primary key, so_phieu varchar(20), luc datetime, viec varchar(20), don_vi varchar(20), ghi_chu text, key (so_phieu))
  character set utf8mb4 collate utf8mb4_general_ci`,
};

/** One row of the department's table. Times are its wall clock's, Asia/Ho_Chi_Minh. */
export interface Petition {
  id: string;
  /** null: nobody wrote when it changed */
  changed: string | null;
  stage?: "moi" | "giao" | "xong";
  title?: string;
  content?: string;
  steps?: readonly { at: string; act: "giao" | "xong"; unit?: string }[];
}

export async function makeTables(database: DepartmentDatabase): Promise<void> {
  await database.run(TABLES[database.kind]);
}

/** Writes rows anew. @param by another connection of the keeper's, in whose transaction it happens */
export async function writePetitions(
  database: DepartmentDatabase,
  petitions: readonly Petition[],
  by: Pick<DepartmentDatabase, "run"> = database,
): Promise<void> {
  const text = (value: string | null): string => (value === null ? "null" : `'${value.replaceAll("'", "''")}'`);
  const zoned = (value: string | null): string => (value === null ? "null" : text(database.kind === "mariadb" ? value : `${value}+07`));
  const ids = petitions.map(({ id }) => text(id)).join(", ");
  await by.run(`delete from nhat_ky where so_phieu in (${ids})`);
  await by.run(`delete from phan_anh where so_phieu in (${ids})`);
  const rows = petitions.map(
    ({ id, changed, stage = "moi", title = `Ngập nước ở ngõ ${id}`, content = "Nước tràn vào nhà" }) =>
      `(${text(id)}, '2026-03-12 08:30:00', ${zoned(changed)}, '${stage}', 'Giao thông', ${text(title)}, ${text(content)}, 'SXD', 'Trần Văn Mẫu', '0912345678')`,
  );
  await by.run(
    `insert into phan_anh (so_phieu, ngay_nhan, cap_nhat, trang_thai, linh_vuc, tieu_de, noi_dung, don_vi, nguoi_gui, dien_thoai) values ${rows.join(", ")}`,
  );
  const steps = petitions.flatMap(({ id, steps: all = [] }) => all.map(({ at, act, unit }) => `(${text(id)}, '${at}', '${act}', ${text(unit ?? null)})`));
  if (steps.length > 0) await by.run(`insert into nhat_ky (so_phieu, luc, viec, don_vi) values ${steps.join(", ")}`);
}

export const PETITIONS = {
  from: { table: "phan_anh" },
  steps: { table: "nhat_ky", foreignKey: "so_phieu", key: "stt" },
  record: {
    id: "so_phieu",
    modified: "cap_nhat",
    reference: "so_phieu",
    receivedAt: "ngay_nhan",
    stage: "trang_thai",
    channel: "trang_thai",
    field: "linh_vuc",
    title: "tieu_de",
    content: "noi_dung",
    urgent: { path: "khan", yes: ["true", "1"], no: ["false", "0"] },
    lead: "don_vi",
    intake: { constant: "SXD" },
    submitter: { name: "nguoi_gui", phone: "dien_thoai", confidential: { kind: "flags", name: "giau_ten", phone: "giau_ten", content: "giau_ten" } },
    steps: { kind: "list", path: "viec_da_lam", at: "luc", act: "viec", unit: "don_vi", note: "ghi_chu" },
  },
  words: {
    stage: { moi: "RECEIVED", giao: "ASSIGNED", xong: "ANSWERED" },
    channel: { moi: "PHONE", giao: "PHONE", xong: "PHONE" },
    field: { "Giao thông": "TRANSPORT" },
    unit: { SXD: "SXD" },
    step: { giao: "ASSIGNED", xong: "ANSWERED" },
  },
};

/** What the department's IT officer writes to connect it. */
export function manifestOf(database: DepartmentDatabase, changes: { config?: object; secrets?: Record<string, string> } = {}): Manifest {
  return {
    id: "csdl",
    name: { vi: "Cơ sở dữ liệu phản ánh", en: "Database of petitions" },
    kind: "sql",
    owner: "SXD",
    zone: "Asia/Ho_Chi_Minh",
    baseUrl: database.baseUrl,
    allow: [],
    everySeconds: 60,
    staleAfterSeconds: 600,
    frozen: false,
    secrets: changes.secrets ?? database.secrets,
    config: { ...PETITIONS, ...changes.config },
  };
}

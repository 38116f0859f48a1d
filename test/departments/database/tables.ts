import type { LedgerLine } from "../ledger-line.ts";
import { ACTS } from "../dialect/words.ts";
import { codeOnTheWire } from "../units.ts";
import { yearMonthDaySecond } from "../vietnam-time.ts";

/** What Sở Y tế's software made for itself; `dong_bo` is its own and readers do not see it. */
export const MAKE_TABLES = `
create table phan_anh (
  id bigint primary key, so_ho_so text not null unique, cap_nhat timestamp(0) not null, ngay_nhan timestamp(0) not null, trang_thai smallint not null,
  kenh text, linh_vuc text not null, khan boolean, tieu_de text, noi_dung text, ho_ten text, dien_thoai text, thu_dien_tu text, dia_chi text,
  giu_ho_ten boolean not null, giu_dien_thoai boolean not null, giu_noi_dung boolean not null, dia_diem text, ma_xa text, vi_do numeric(9,6), kinh_do numeric(9,6),
  don_vi text not null, phoi_hop text, ket_qua text, ly_do_ket_thuc text, id_truoc bigint, id_gop bigint);
create index phan_anh_cap_nhat on phan_anh (cap_nhat, id);
create table phan_anh_buoc (
  id bigint primary key, phan_anh_id bigint not null references phan_anh, thu_tu int not null, luc timestamp(0) not null, viec text not null, don_vi text,
  ghi_chu text, ly_do text, han_moi date, nguoi_duyet text, gop_vao bigint, unique (phan_anh_id, thu_tu));
create table dong_bo (n bigint not null);
insert into dong_bo values (0);`;

const STATES: Readonly<Record<LedgerLine["stage"], number>> = {
  RECEIVED: 0,
  ASSIGNED: 1,
  IN_PROGRESS: 2,
  RESOLVED: 3,
  ANSWERED: 4,
  CLOSED: 5,
  DECLINED: 9,
  REDIRECTED: 9,
};

const local = (instant: string | number): string => yearMonthDaySecond(typeof instant === "string" ? Date.parse(instant) : instant);

type Row = Record<string, unknown>;

/** A case as its table holds it. */
export function caseRow(line: LedgerLine): Row {
  const { record } = line;
  const { caller, place } = record;
  return {
    id: line.id,
    so_ho_so: line.reference,
    cap_nhat: line.modified,
    ngay_nhan: local(line.receivedAt),
    trang_thai: STATES[line.stage],
    kenh: record.channelWord,
    linh_vuc: record.fieldWord,
    khan: line.urgent ? true : line.row % 3 === 0 ? false : null,
    tieu_de: record.title,
    noi_dung: record.content,
    ho_ten: caller.name,
    dien_thoai: caller.phone,
    thu_dien_tu: caller.email,
    dia_chi: caller.address,
    giu_ho_ten: caller.hideName,
    giu_dien_thoai: caller.hidePhone,
    giu_noi_dung: caller.hideContent,
    dia_diem: place?.text ?? null,
    ma_xa: place?.wardCode ?? null,
    vi_do: place?.lat ?? null,
    kinh_do: place?.long ?? null,
    don_vi: codeOnTheWire(line.lead),
    phoi_hop: line.cooperating.length === 0 ? null : line.cooperating.map(codeOnTheWire).join(","),
    ket_qua: record.outcome,
    ly_do_ket_thuc: record.closeReason ?? record.remark,
    id_truoc: line.repeatOf,
    id_gop: line.mergedInto ?? null,
  };
}

/** Its steps, each a row of its own. */
export function stepRows({ id, row, record: { course } }: LedgerLine): Row[] {
  return course.flatMap((step, index): Row[] => {
    if (step.kind === "URGED") return [];
    const { at, kind, unit, note, reason = null, dueDay = null, approver = null, into = null } = step;
    const numbers = { id: String(row * 1000 + index + 1), phan_anh_id: id, thu_tu: index + 1 };
    const terms = { ly_do: reason, han_moi: dueDay, nguoi_duyet: approver, gop_vao: into };
    return [{ ...numbers, luc: local(at), viec: ACTS[kind], don_vi: unit === null ? null : codeOnTheWire(unit), ghi_chu: note, ...terms }];
  });
}

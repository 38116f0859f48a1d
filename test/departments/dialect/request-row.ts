import type { CaseVersion } from "../ledger-line.ts";
import { fingerprint } from "../random.ts";
import { SERVICE_NAMES } from "../text/index.ts";
import { unitWord } from "../units.ts";
import { dayNumber, dayStart, HOUR_MS, rfc3339 } from "../vietnam-time.ts";
import { workingDayAfter } from "../working-days.ts";
import { spoil, type Row, type SpoilMap } from "./spoil.ts";

const SPOIL: SpoilMap = {
  id: "service_request_id",
  text: "description",
  received: "requested_datetime",
  status: "status_notes",
  statusWord: "Chờ vật tư",
  field: "service_code",
  fieldWord: "WIFI",
  unit: "agency_responsible",
  unitWord: "Ban Quản lý công viên",
  channel: null,
  channelWord: "",
  year9999: "9999-12-31T23:59:59+07:00",
  badDate: "2026-02-30T25:61:00+07:00",
};

const DUPLICATE = "Trùng lặp";

/** The fine status as `status_notes` writes it, and whether the request counts as closed. */
function statusOf(line: Omit<CaseVersion, "steps">): { status: "open" | "closed"; notes: string } {
  switch (line.stage) {
    case "RECEIVED":
      return { status: "open", notes: "Mới" };
    case "ASSIGNED":
      return { status: "open", notes: "Đã phân công" };
    case "IN_PROGRESS":
      return { status: "open", notes: "Đang sửa chữa" };
    case "RESOLVED":
      return { status: "open", notes: "Đã khắc phục" };
    case "ANSWERED":
      return { status: "open", notes: "Đã báo người dân" };
    case "CLOSED":
      if (line.record.closeReason === DUPLICATE) return { status: "closed", notes: DUPLICATE };
      return { status: "closed", notes: line.record.course.at(-2)?.kind === "ANSWERED" ? "Đã báo người dân" : "Đã khắc phục" };
    case "DECLINED":
    case "REDIRECTED":
      return { status: "closed", notes: "Không thuộc phạm vi" };
  }
}

/** When the request should be done: the end of the next working day for urban infrastructure, of the third for the rest. */
function expectedAt(line: CaseVersion): number {
  const days = line.field === "URBAN_INFRASTRUCTURE" ? 1 : 3;
  return dayStart(workingDayAfter(dayNumber(Date.parse(line.receivedAt)), days)) + 17 * HOUR_MS;
}

/**
 * One request in the keys of GeoReport v2.
 * @param token given instead of an id where the request is still waiting for one
 */
export function requestRow(line: CaseVersion, token: string | null): Row {
  const { record } = line;
  const { status, notes } = statusOf(line);
  const photo = fingerprint(line.id) % 10;
  const row: Row = {
    ...(token === null ? { service_request_id: line.id } : { token }),
    status,
    status_notes: notes,
    service_name: SERVICE_NAMES[record.fieldWord] ?? "",
    service_code: record.fieldWord,
    description: record.content,
    agency_responsible: unitWord(line.lead),
    service_notice: record.remark ?? "",
    requested_datetime: rfc3339(Date.parse(line.receivedAt)),
    updated_datetime: line.modified,
    expected_datetime: status === "open" ? rfc3339(expectedAt(line)) : "",
    address: record.place?.text ?? "",
    address_id: "",
    zipcode: "",
    lat: record.place?.lat ?? null,
    long: record.place?.long ?? null,
    ...(line.mergedInto !== undefined && { duplicate_of: line.mergedInto ?? "" }),
    media_url: photo < 3 ? `https://anh.hatang.example/${line.id}.jpg` : "",
  };
  return spoil(row, line.poison, SPOIL);
}

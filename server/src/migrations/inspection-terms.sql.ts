/** Dated data that inspections go by: what is asked, by when, and past which thresholds a sign is unusual. */
export const inspectionTermsSql = /* sql */ `
-- What an inspection asks. Dated, with its legal basis.
create table inspection_item (
  code text not null check (code in ('ROSTER', 'DIRECTORY', 'TIME_LIMITS', 'BACKLOG', 'ACCURACY', 'CONFIDENTIALITY', 'REPORTS', 'EVALUATION', 'SANCTIONS')),
  position int not null,
  name text not null check (name <> ''),
  legal_basis text not null check (legal_basis <> ''),
  assumed boolean not null,
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  primary key (code, valid_from)
);
insert into inspection_item (code, position, name, legal_basis, assumed, valid_from) values
  ('ROSTER', 1, 'Phân công trực và số đường dây nóng được niêm yết công khai', 'Công văn 2229/UBND-TH ngày 19/4/2016', true, '2010-01-01'),
  ('DIRECTORY', 2, 'Danh bạ đường dây nóng, người phụ trách được cập nhật', 'Công văn 2229/UBND-TH ngày 19/4/2016', true, '2010-01-01'),
  ('TIME_LIMITS', 3, 'Thời hạn giao, xử lý, trả lời theo nhật ký hệ thống', 'Thông báo 07/TB-VP ngày 10/01/2017', true, '2010-01-01'),
  ('BACKLOG', 4, 'Minh chứng xử lý tồn đọng theo nhóm B1–B4', 'Đề xuất, chưa ban hành', true, '2010-01-01'),
  ('ACCURACY', 5, 'Số liệu hệ thống khớp với hồ sơ', 'Đề xuất, chưa ban hành', true, '2010-01-01'),
  ('CONFIDENTIALITY', 6, 'Bảo mật thông tin người phản ánh: nhật ký truy cập', 'Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15', true, '2010-01-01'),
  ('REPORTS', 7, 'Báo cáo đúng hạn', 'Thông báo 07/TB-VP ngày 10/01/2017', true, '2010-01-01'),
  ('EVALUATION', 8, 'Sử dụng kết quả đường dây nóng khi đánh giá', 'Đề xuất, chưa ban hành', true, '2010-01-01'),
  ('SANCTIONS', 9, 'Áp dụng hình thức xử lý khi vi phạm', 'Đề xuất, chưa ban hành', true, '2010-01-01');

-- How long a unit has to explain a finding, and to remedy it.
create table inspection_term (
  kind text not null check (kind in ('EXPLANATION', 'REMEDY')),
  limit_text text not null,
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  legal_basis text not null,
  assumed boolean not null,
  primary key (kind, valid_from)
);
insert into inspection_term (kind, limit_text, valid_from, legal_basis, assumed) values
  ('EXPLANATION', '3wd', '2010-01-01', 'Đề xuất, chưa ban hành', true),
  ('REMEDY', '10wd', '2010-01-01', 'Đề xuất, chưa ban hành', true);

-- When a sign is shown as unusual: past what it measures, past an absolute floor and clearly beyond units of the same kind.
create table sign_rule (
  sign text not null check (sign in ('CLOSED_AT_ONCE', 'CLOSED_UNANSWERED', 'CLOSED_BEFORE_CUT_OFF', 'HANDED_TO_AND_FRO', 'PAUSED_BEFORE_DUE', 'DECLINED_OFTEN', 'REOPENED_SOON', 'BACK_DATED', 'ENTERED_LATE', 'NEVER_SIGNED_IN')),
  -- minutes, hours or days, as the sign says; 0: it has none
  measure int not null check (measure >= 0),
  -- fewer than these of the unit's cases, and no share is told
  smallest int not null check (smallest >= 1),
  -- never unusual below this many cases, and below this share in percent
  floor_cases int not null check (floor_cases >= 1),
  floor_percent int not null check (floor_percent between 0 and 100),
  -- how many spreads beyond the median of the other units, in tenths
  spread_tenths int not null check (spread_tenths >= 1),
  -- other units with enough cases, fewer of which say nothing
  smallest_peers int not null check (smallest_peers >= 2),
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  legal_basis text not null,
  assumed boolean not null,
  primary key (sign, valid_from)
);
insert into sign_rule (sign, measure, smallest, floor_cases, floor_percent, spread_tenths, smallest_peers, valid_from, legal_basis, assumed)
select sign, measure, smallest, floor_cases, floor_percent, spread_tenths, 3, '2010-01-01', 'Đề xuất, chưa ban hành', true
from (values
  ('CLOSED_AT_ONCE', 10, 10, 5, 15, 35),
  ('CLOSED_UNANSWERED', 0, 10, 5, 30, 35),
  ('CLOSED_BEFORE_CUT_OFF', 3, 10, 8, 50, 35),
  ('HANDED_TO_AND_FRO', 0, 10, 4, 15, 35),
  ('PAUSED_BEFORE_DUE', 24, 10, 6, 60, 35),
  ('DECLINED_OFTEN', 0, 10, 5, 25, 35),
  ('REOPENED_SOON', 7, 10, 4, 15, 35),
  ('BACK_DATED', 72, 10, 4, 15, 35),
  ('ENTERED_LATE', 24, 10, 5, 30, 35),
  ('NEVER_SIGNED_IN', 0, 3, 3, 80, 20)
) as r(sign, measure, smallest, floor_cases, floor_percent, spread_tenths);
`;

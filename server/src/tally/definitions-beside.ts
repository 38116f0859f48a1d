/** What a number says. */
export interface Words {
  name: string;
  /** what is counted */
  counted: string;
  /** what is not; null when nothing needs saying */
  notCounted: string | null;
}

const WORDS = {
  SOURCE_CASES: {
    VI: ["Hồ sơ của nguồn", "Mọi hồ sơ đã nhận từ hệ thống nguồn này, thuộc mọi luồng.", "Không tính bản ghi còn bị giữ lại để sửa."],
    EN: ["Cases of the source", "Every case taken from this source, of any stream.", "Records still held back for mending are not counted."],
  },
  SOURCE_OPEN_CASES: {
    VI: ["Đang mở của nguồn", "Trong số hồ sơ của nguồn: chưa kết thúc.", null],
    EN: ["Open cases of the source", "Of the source's cases: not ended.", null],
  },
  SOURCE_QUARANTINED: {
    VI: ["Bản ghi giữ lại", "Bản ghi nguồn đã gửi mà chưa đọc được thành hồ sơ. Không bản ghi nào bị bỏ: sửa xong thì đọc lại.", "Chưa tính vào số hồ sơ nào."],
    EN: [
      "Records held back",
      "Records that the source sent and that could not be read as cases. None is dropped: once mended they are read again.",
      "They are in no number of cases yet.",
    ],
  },
  SOURCE_UNKNOWN_WORDS: {
    VI: ["Từ chưa rõ nghĩa", "Số từ khác nhau nguồn dùng cho giai đoạn, lĩnh vực, đơn vị mà chưa được khớp với danh mục chung.", null],
    EN: ["Words not known", "Different words of the source for stages, fields and units that are not matched to the common list yet.", null],
  },
  SOURCE_FAILURES: {
    VI: ["Lần lỗi liên tiếp", "Số lần đọc nguồn không thành công tính từ lần thành công gần nhất.", null],
    EN: ["Failures in a row", "Attempts to read the source that failed since the last that did not.", null],
  },
  EXTENDED: {
    VI: [
      "Đã gia hạn",
      "Hồ sơ đang mở mà hạn của khâu đang chạy đã được gia hạn đúng quy chế.",
      "Không tính gia hạn mà quy chế không chấp nhận: chúng được ghi lại nhưng không đổi hạn.",
    ],
    EN: [
      "Extended",
      "Open cases whose running stage got more time as the regulation allows.",
      "Extensions that the regulation does not accept are recorded and move no due date.",
    ],
  },
  SUPERVISED: {
    VI: ["Được giám sát", "Hồ sơ mà nguồn ghi đơn vị này là cơ quan giám sát, do đơn vị nào giữ cũng tính.", "Không cộng vào số đang mở của đơn vị giám sát."],
    EN: [
      "Supervised",
      "Cases whose source names this unit as the supervising agency, whoever holds them.",
      "They are not added to the supervising unit's own open cases.",
    ],
  },
  STREAM_OPEN: {
    VI: ["Đang mở của luồng", "Hồ sơ đang mở của riêng luồng này, theo thời hạn của luồng.", "Không cộng vào số của đường dây nóng."],
    EN: ["Open in the stream", "Open cases of this stream alone, under its own limits.", "They are not added to the hotline's numbers."],
  },
  STREAM_OVERDUE: {
    VI: ["Quá hạn của luồng", "Trong số đang mở của luồng: hạn của khâu đang chạy đã qua.", "Không cộng vào số của đường dây nóng."],
    EN: ["Overdue in the stream", "Of the stream's open cases: past the due instant of the running stage.", "They are not added to the hotline's numbers."],
  },
  REDATED: {
    VI: ["Đổi hạn", "Hồ sơ đang mở mà khâu đang chạy có hạn khác đi nếu áp dụng bản này.", "Khâu và hồ sơ đã xong giữ nguyên hạn cũ."],
    EN: [
      "Another due date",
      "Open cases whose running stage gets another due instant once this version is adopted.",
      "Ended stages and cases keep their due dates.",
    ],
  },
  NO_LONGER_OVERDUE: {
    VI: ["Hết quá hạn", "Trong số đổi hạn: đang quá hạn, theo bản này thì chưa.", null],
    EN: ["No longer overdue", "Of those with another due date: overdue now, and not by this version.", null],
  },
  BECOMES_OVERDUE: {
    VI: ["Thành quá hạn", "Trong số đổi hạn: chưa quá hạn, theo bản này thì đã quá hạn.", null],
    EN: ["Becomes overdue", "Of those with another due date: not overdue now, and overdue by this version.", null],
  },
  HOTLINE_INCOMING: {
    VI: [
      "Cuộc gọi đến",
      "Mọi cuộc gọi tới số đường dây nóng trong các ngày tổng đài đã gửi số liệu.",
      "Ngày chưa có số liệu không tính là 0: xem số ngày thiếu.",
    ],
    EN: [
      "Calls that came in",
      "Every call to the hotline number on the days its switchboard told.",
      "Days that were not told are not 0: see the days missing.",
    ],
  },
  HOTLINE_MISSED: {
    VI: [
      "Cuộc gọi nhỡ",
      "Trong số cuộc gọi đến: người gọi bỏ máy trước khi được nghe, hoặc không ai nghe.",
      "Không tính cuộc gọi tổng đài tự chuyển hoặc chặn.",
    ],
    EN: [
      "Missed calls",
      "Of the calls that came in: given up before anybody answered, or answered by nobody.",
      "Calls that the machine put through or blocked are not counted.",
    ],
  },
  HOTLINE_WAIT: {
    VI: [
      "Thời gian chờ",
      "Từ khi gọi đến tới khi được nghe, của cuộc gọi đã nghe: tổng thời gian chờ chia cho số cuộc đã nghe; kèm cuộc chờ lâu nhất.",
      "Không tính cuộc gọi nhỡ, và ngày tổng đài không ghi thời gian chờ.",
    ],
    EN: [
      "Waiting time",
      "From the call to the answer, of calls answered: all waiting divided by the calls answered, and the longest wait.",
      "Missed calls, and days whose waiting was not recorded, are not counted.",
    ],
  },
  HOTLINE_OUTAGES: {
    VI: [
      "Gián đoạn",
      "Khoảng thời gian một số đường dây nóng không hoạt động, phần nằm trong kỳ. Nhiều phiếu ghi chồng lên nhau của một số là một lần gián đoạn.",
      "Nguồn không báo gián đoạn thì ghi là chưa có số liệu, không phải 0.",
    ],
    EN: [
      "Outages",
      "Time in which a hotline number did not work, as far as it lies in the period. Overlapping tickets of one number are one outage.",
      "A source that tells no outages has no figure, which is not 0.",
    ],
  },
} as const;

/** Figures whose definitions hold under every regulation. */
export type Beside = keyof typeof WORDS;

const wordsIn = (language: "VI" | "EN"): Record<Beside, Words> =>
  Object.fromEntries(
    Object.entries(WORDS).map(([figure, { [language]: said }]) => [figure, { name: said[0], counted: said[1], notCounted: said[2] }]),
  ) as Record<Beside, Words>;

/** Definitions that no term of a regulation enters. */
export const BESIDE = { VI: wordsIn("VI"), EN: wordsIn("EN") } as const;

/** Letters without marks in small script, for finding: "Phường Đông Thành" is "phuong dong thanh". */
export function plainLetters(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d");
}

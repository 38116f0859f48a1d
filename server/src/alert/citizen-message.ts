import { openedSubmitter, phoneOf, submitterPlace } from "../access/index.ts";
import { instantText } from "../platform/instant.ts";
import { citizenMatter } from "./citizen.queries.ts";
import type { DeliveryHub } from "./alert-hub.ts";
import type { Leased } from "./delivery.queries.ts";
import type { PhoneMessage, SendOutcome } from "./outcome.ts";

/** The dated words with the case's reference and where to read the answer; the number is opened for the sending alone. */
export async function citizenMessage(
  { id, caseId, templateId, messageId, madeAt }: Leased,
  { database, vault }: Pick<DeliveryHub, "database" | "vault">,
): Promise<{ phone: PhoneMessage; upTo: null } | Extract<SendOutcome, { outcome: "refused" }>> {
  if (caseId === null || templateId === null) throw new Error(`delivery ${id} is about no case`);
  const { reference, words, place, ...sealed } = await database.read((tx) => citizenMatter(tx, caseId, templateId));
  if (sealed.confidentialPhone) return { outcome: "refused", reason: "Người phản ánh đề nghị giữ bí mật số điện thoại." };
  const where = submitterPlace(sealed.sourceCode, sealed.stream, sealed.sourceCaseId);
  const envelopes = { place: where, wrappedKey: sealed.wrappedKey, name: null, phone: sealed.phone, contact: null, content: null };
  const opened = openedSubmitter(vault, envelopes, ["phone"]).phone;
  const to = opened === null ? null : phoneOf(opened);
  if (to === null) return { outcome: "refused", reason: "Không còn số điện thoại của người phản ánh, hoặc số không hợp lệ." };
  const text = words.replaceAll("{reference}", () => reference).replaceAll("{place}", () => place);
  return { phone: { id: messageId, to, text, at: instantText(madeAt) }, upTo: null };
}

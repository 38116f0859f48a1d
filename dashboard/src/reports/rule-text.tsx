import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import classes from "./reports.module.css";

const FormTextParts = graphql(`
  fragment FormText on ReportFormText {
    code
    level
    addressees
    recipients
    signer
    signerName
    place
  }
`);

const ReminderTextParts = graphql(`
  fragment ReminderText on ReportReminderText {
    kind
    workingDays
    toldAt
  }
`);

/** What a form says, part by part. */
export function FormText({ text: masked }: { text: FragmentType<typeof FormTextParts> }) {
  const { say } = useLanguage();
  const { addressees, recipients, signer, signerName, place } = readFragment(FormTextParts, masked);
  const parts = [
    [say("rule.addressees"), addressees.join("; ")],
    [say("rule.recipients"), recipients.join("; ")],
    [say("rule.signer"), [...signer, signerName ?? say("rule.noName")].join(" / ")],
    [say("rule.place"), place ?? say("rule.ownPlace")],
  ] as const;
  return (
    <dl className={classes["terms"]}>
      {parts.map(([name, said]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Whose papers a form is for, and of which kind. */
export function useFormName() {
  const { say } = useLanguage();
  return (masked: FragmentType<typeof FormTextParts>) => {
    const { code, level } = readFragment(FormTextParts, masked);
    return `${code ?? say("rule.allKinds")} · ${say(`rule.level.${level}`)}`;
  };
}

/** When somebody is reminded, in a sentence. */
export function useReminderWords() {
  const { say } = useLanguage();
  return (masked: FragmentType<typeof ReminderTextParts>) => {
    const { kind, workingDays, toldAt } = readFragment(ReminderTextParts, masked);
    return { kind: say(`rule.kind.${kind}`), when: say(`rule.when.${kind}`, { n: workingDays, at: toldAt }) };
  };
}

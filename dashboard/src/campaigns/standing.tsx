import { useFormat } from "../format/index.ts";
import { useLanguage } from "../language/index.ts";
import { Status } from "../ui/index.ts";

/** Whether a balance keeps to the line; of a campaign that has ended, whether it met its target. */
export function Standing({ figures, ended }: { figures: { left: number; line: number; target: number; onLine: boolean }; ended: boolean }) {
  const { say } = useLanguage();
  const format = useFormat();
  const { left, line, target, onLine } = figures;
  const good = ended ? left <= target : onLine;
  const n = format.number(left - (ended ? target : line));
  const words = ended ? (good ? say("campaign.met") : say("campaign.missed", { n })) : good ? say("campaign.onLine") : say("campaign.behind", { n });
  return (
    <Status tone={good ? "good" : "late"} shape={good ? "circle" : "triangle"}>
      {words}
    </Status>
  );
}

import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { ScrollTable } from "../ui/index.ts";

const RefusalsRefused = graphql(`
  fragment Refusals on SourceRefused {
    message
    problems {
      at
      expected
    }
  }
`);

/** What was wrong with what was given, place by place. */
export function Refusals({ refused: masked }: { refused: FragmentType<typeof RefusalsRefused> }) {
  const { say } = useLanguage();
  const { message, problems } = readFragment(RefusalsRefused, masked);
  return (
    <div role="alert" data-testid="refusals">
      <p>
        <strong>{message}</strong>
      </p>
      <ScrollTable label={message} heads={[say("sources.place"), say("sources.expected")]} least="any">
        {problems.map(({ at, expected }) => (
          <tr key={`${at} ${expected}`}>
            <th scope="row">
              <code>{at}</code>
            </th>
            <td lang="en">{expected}</td>
          </tr>
        ))}
      </ScrollTable>
    </div>
  );
}

import type { ApolloClient } from "@apollo/client";
import { graphql } from "../gql/index.ts";

const SessionQuery = graphql(`
  query Session {
    hub {
      sample
      provinceName
    }
    viewer {
      username
      displayName
      role
      scope {
        id
        code
        name
      }
      may
      mustChangePassword
    }
  }
`);

/** The hub and who is signed in; `viewer` is null when nobody is. Read once, and again after the session was refused. */
export async function readSession(client: ApolloClient) {
  const { data } = await client.query({ query: SessionQuery, fetchPolicy: "cache-first" });
  if (!data) throw new Error("the hub did not say who is signed in");
  return data;
}

/** Pages of the navigation in their order, with the operation that each needs. */
export const PAGES = [
  { to: "/tong-quan", needs: "board", name: "nav.overview" },
  { to: "/phan-anh", needs: "cases", name: "nav.cases" },
  { to: "/ton-dong", needs: "backlog", name: "nav.backlog" },
  { to: "/cho-toi", needs: "proposals", name: "nav.waiting" },
  { to: "/chi-dao", needs: "directives", name: "nav.directives" },
  { to: "/canh-bao", needs: "alerts", name: "nav.alerts" },
] as const;

/** Pages that stand together in one menu, in their order: what is looked at beside the day's work. */
export const MORE_PAGES = [
  { to: "/noi-bo", needs: "insideWorkload", name: "nav.inside" },
  { to: "/chien-dich", needs: "campaigns", name: "nav.campaigns" },
  { to: "/diem", needs: "scorePeriods", name: "nav.scores" },
  { to: "/phieu-so-lieu", needs: "officerPeriods", name: "nav.sheets" },
  { to: "/xem-xet-lai", needs: "scoreAppeals", name: "nav.appeals" },
  { to: "/khen-thuong", needs: "commendationRounds", name: "nav.commendations" },
  { to: "/bao-cao", needs: "reports", name: "nav.reports" },
  { to: "/kiem-tra", needs: "inspections", name: "nav.inspections" },
  { to: "/chua-ket-qua", needs: "noResultDuties", name: "nav.noResult" },
  { to: "/chuyen-huong", needs: "divertedCases", name: "nav.diverted" },
  { to: "/han-che", needs: "restrictions", name: "nav.restricted" },
  { to: "/danh-ba", needs: "directory", name: "nav.directory" },
  { to: "/ket-noi", needs: "sources", name: "nav.sources" },
] as const;

/** The same for those of the administration. */
export const ADMIN_PAGES = [
  { to: "/quan-tri/don-vi", needs: "adoptUnits", name: "nav.units" },
  { to: "/quan-tri/lich", needs: "proposeCalendar", name: "nav.calendars" },
  { to: "/quan-tri/quy-che", needs: "proposeRegulation", name: "nav.regulations" },
  { to: "/quan-tri/tai-khoan", needs: "accounts", name: "nav.accounts" },
  { to: "/quan-tri/khoa-api", needs: "apiKeys", name: "nav.apiKeys" },
  { to: "/quan-tri/do-thi", needs: "departmentGraphs", name: "nav.graphs" },
  { to: "/quan-tri/man-hinh", needs: "pairDevice", name: "nav.devices" },
  { to: "/quan-tri/nhat-ky", needs: "auditEntries", name: "nav.audit" },
] as const;

export function firstPage(may: readonly string[]) {
  return [...PAGES, ...MORE_PAGES, ...ADMIN_PAGES].find((page) => may.includes(page.needs))?.to ?? "/tong-quan";
}

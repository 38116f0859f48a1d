import { expect, test } from "vitest";
import { checkoutFolder, configOf } from "./config.ts";
import type { Config } from "./config.ts";
import type { Problem } from "./problem.ts";

const configFrom = (env: Record<string, string | undefined>) => configOf(env, "/srv/hub") as Config;
const problemsOf = (env: Record<string, string>) => (configOf(env, "/srv/hub") as Problem[]).map((problem) => `${problem.at} ${problem.message}`);

test("an empty environment gives the sample province on port 4000 with its data in the checkout", () => {
  expect(configFrom({})).toEqual({
    checkout: "/srv/hub",
    host: "127.0.0.1",
    port: 4000,
    dataDir: { path: "/srv/hub/.data", chosen: false },
    databaseUrl: null,
    databaseAdminUrl: null,
    keyFile: null,
    kms: null,
    audit: { folders: null, keyFile: null, everyMs: 300_000 },
    outgoing: { publicUrl: null, mail: null, gateway: null, caFile: null },
    role: "all",
    logLevel: "info",
    sourceFolders: [],
    graphHosts: ["127.0.0.1:*"],
    freeDocuments: false,
    tickMs: 1000,
    mostReportRows: 500_000,
    sample: { on: true, rate: 12, sources: {}, seed: 1, anchor: null, scale: 1 },
  });
});

test("every variable is honoured; empty ones and foreign ones are not there", () => {
  const config = configFrom({
    HOST: "0.0.0.0",
    PORT: "5001",
    DATA_DIR: "var/hub",
    DATABASE_URL: "postgres://hub:secret@db.example:5432/hub",
    HUB_KEY_FILE: "/etc/hub/key",
    AUDIT_CHECKPOINT_DIRS: "/mnt/so-noi-vu:var/audit",
    AUDIT_KEY_FILE: "/etc/hub/audit.pem",
    AUDIT_EVERY_MS: "60000",
    ROLE: "worker",
    LOG_LEVEL: "debug",
    TICK_MS: "250",
    REPORT_MOST_ROWS: "120000",
    SAMPLE: "off",
    SAMPLE_RATE: "0.5",
    SAMPLE_SOURCES: '{"tinh":"http://127.0.0.1:5001"}',
    SAMPLE_SEED: "42",
    SAMPLE_ANCHOR: "2026-11-20T07:00:00+07:00",
    SAMPLE_SCALE: "",
    NOT_OURS: "x",
  });
  expect(config).toMatchObject({
    port: 5001,
    dataDir: { path: "/srv/hub/var/hub", chosen: true },
    keyFile: "/etc/hub/key",
    audit: { folders: ["/mnt/so-noi-vu", "/srv/hub/var/audit"], keyFile: "/etc/hub/audit.pem", everyMs: 60_000 },
    role: "worker",
    tickMs: 250,
    mostReportRows: 120_000,
    sample: { on: false, rate: 0.5, sources: { tinh: "http://127.0.0.1:5001" }, seed: 42, anchor: Date.UTC(2026, 10, 20), scale: 1 },
  });
});

test.each([
  [{ PORT: "80a" }, 'PORT is "80a"; expected a whole number from 0 to 65535'],
  [{ PORT: "70000" }, 'PORT is "70000"; expected a whole number from 0 to 65535'],
  [{ PORT: "-1" }, 'PORT is "-1"; expected a whole number from 0 to 65535'],
  [{ SAMPLE: "yes" }, 'SAMPLE is "yes"; expected one of on, off'],
  [{ ROLE: "boss" }, 'ROLE is "boss"; expected one of all, api, worker'],
  [{ SAMPLE_RATE: "fast" }, 'SAMPLE_RATE is "fast"; expected a number from 0 to 1000000'],
  [{ SAMPLE_ANCHOR: "2026-11-20" }, 'SAMPLE_ANCHOR is "2026-11-20"; expected an instant with its zone, such as 2026-11-20T00:00:00Z'],
  [{ SAMPLE_SOURCES: '{"tinh":5}' }, 'SAMPLE_SOURCES is "{\\"tinh\\":5}"; expected JSON such as {"tinh":"http://127.0.0.1:5001"}'],
  [{ TICK_MS: "0" }, 'TICK_MS is "0"; expected a whole number from 10 to 86400000'],
  [{ REPORT_MOST_ROWS: "20" }, 'REPORT_MOST_ROWS is "20"; expected a whole number from 5000 to 1000000'],
  [{ HOST: "a b" }, 'HOST is "a b"; expected an address or a host name, such as 127.0.0.1'],
])("%o is refused with the variable, its value and what was expected", (env: Record<string, string>, message) => {
  expect(problemsOf(env)).toEqual([message]);
});

test("all problems are told at once", () => {
  expect(problemsOf({ PORT: "x", SAMPLE: "x", TICK_MS: "x" })).toHaveLength(3);
});

test.each(["mysql://hub:s3cret@db/hub", "mysql://hub:s3cr@et@db/hub", "hub:s3cret@db/hub", "http://db/?user=hub&password=s3cret", "s3cret"])(
  "a wrong DATABASE_URL is told without its password: %s",
  (url) => {
    const [message] = problemsOf({ DATABASE_URL: url });
    expect(message).toContain("expected postgres://user:password@host:5432/name");
    expect(message).not.toMatch(/s3cr|@et/);
  },
);

test("the ways out of the hub: STARTTLS or TLS at once, secrets in files of their own, and never a password in an address", () => {
  const config = configFrom({
    PUBLIC_URL: "https://daumoi.tinh.vn/",
    SMTP_URL: "smtp://daumoi@thu.tinh.vn",
    GATEWAY_URL: "https://tin.tinh.vn/gui",
    OUTGOING_CA_FILE: "ca.pem",
  });
  const mail = {
    host: "thu.tinh.vn",
    port: 587,
    implicitTls: false,
    user: "daumoi",
    passwordFile: "/srv/hub/hub-smtp-password",
    from: "Đầu Mối <khong-tra-loi@localhost>",
  };
  const gateway = { url: "https://tin.tinh.vn/gui", keyId: "dau-moi", secretFile: "/srv/hub/hub-gateway-secret" };
  expect(config.outgoing).toEqual({ publicUrl: "https://daumoi.tinh.vn", mail, gateway, caFile: "/srv/hub/ca.pem" });
  expect(configFrom({ SMTP_URL: "smtps://thu.tinh.vn" }).outgoing.mail).toMatchObject({ port: 465, implicitTls: true, user: null });
  for (const SMTP_URL of ["smtp://daumoi:s3cret@thu.tinh.vn", "http://thu.tinh.vn", "s3cret"]) {
    const [message] = problemsOf({ SMTP_URL });
    expect(message).toContain("the password stands in SMTP_PASSWORD_FILE");
    expect(message).not.toContain("s3cret");
  }
  expect(problemsOf({ MAIL_FROM: "Đầu Mối <a@b.vn>\r\nBcc: c@d.vn" })[0]).toContain("expected an address");
});

test("the passwords of sample sources are covered as well", () => {
  expect(problemsOf({ SAMPLE_SOURCES: '{"tinh":"ftp://hub:s3cret@a","sxd":"x"}' })[0]).not.toContain("s3cret");
});

test("the checkout is the folder of pnpm-workspace.yaml", () => {
  expect(import.meta.filename.startsWith(`${checkoutFolder()}/server/src/`)).toBe(true);
});

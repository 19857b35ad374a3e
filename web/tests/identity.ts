// Another server of the demo's database whose staff may sign in through an identity provider, and that provider
// (oidc_provider.mjs): processes of their own, which end with the test.
import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const PROVIDER_NAME = "Вхід громади";

const PROGRAM = fileURLToPath(new URL("../../target/debug/hromada-map", import.meta.url));
const SECRET = "known to the provider";

export interface Identity {
  /** Of the server. */
  base: string;
  /** Says what a person is called at the provider. */
  name(subject: string, login: string): Promise<void>;
  end(): Promise<void>;
}

/** `dataDir` is the demo's. */
export async function withProvider(dataDir: string): Promise<Identity> {
  const provider = spawn(process.execPath, [fileURLToPath(new URL("oidc_provider.mjs", import.meta.url))], { env: { ...process.env, CLIENT_SECRET: SECRET } });
  const lines = createInterface({ input: provider.stdout })[Symbol.asyncIterator]();
  const said = async (): Promise<string> => ((await lines.next()) as { value: string }).value;
  const issuer = await said();
  const base = `http://127.0.0.1:${await freePort()}`;
  const files = mkdtempSync(join(tmpdir(), "hromada-map-test-"));
  const server = spawn(PROGRAM, ["--data-dir", files, "serve", "--listen", base.slice("http://".length)], {
    env: {
      ...process.env,
      DATABASE_URL: databaseOf(dataDir),
      HROMADA_OIDC_ISSUER: issuer,
      HROMADA_OIDC_CLIENT_ID: "hromada-map",
      HROMADA_OIDC_CLIENT_SECRET: SECRET,
      HROMADA_OIDC_NAME: PROVIDER_NAME,
    },
  });
  await ready(base, server);
  const tell = async (line: string): Promise<void> => {
    provider.stdin.write(`${line}\n`);
    await said();
  };
  await tell(`${base}/api/session/oidc/callback`);
  return {
    base,
    name: (subject, login) => tell(`${subject} ${login}`),
    end: async () => {
      await Promise.all([ended(server, "SIGINT"), ended(provider, "SIGTERM")]);
      rmSync(files, { recursive: true });
    },
  };
}

/** The demo keeps a database of its own beside the one that programs are given. */
function databaseOf(dataDir: string): string {
  const url = execFileSync(PROGRAM, ["--data-dir", dataDir, "with-database", "printenv", "DATABASE_URL"], { encoding: "utf8" });
  return url.trim().replace(/\/[^/?]+\?/, "/demo?");
}

async function freePort(): Promise<number> {
  const socket = createServer().listen(0, "127.0.0.1");
  await once(socket, "listening");
  const { port } = socket.address() as { port: number };
  socket.close();
  await once(socket, "close");
  return port;
}

async function ready(base: string, server: ChildProcessWithoutNullStreams): Promise<void> {
  let log = "";
  server.stderr.on("data", (words: Buffer) => { log += words.toString(); });
  server.stdout.on("data", (words: Buffer) => { log += words.toString(); });
  const isReady = () => fetch(`${base}/health/ready`).then(({ ok }) => ok, () => false);
  while (!(await isReady())) {
    if (server.exitCode !== null) throw new Error(log);
    await new Promise((asked) => setTimeout(asked, 100));
  }
}

async function ended(child: ChildProcessWithoutNullStreams, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill(signal);
  await once(child, "exit");
}

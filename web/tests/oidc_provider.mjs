// A real identity provider for the tests of tests/it/oidc.rs: npm's oidc-provider on a free port of this machine, with
// its own sign-in form. Says its issuer on a line, reads the redirect URI of its one client from a line and says "ready";
// of each further line "SUBJECT NAME" it learns what a person is called at present, and says "named". Ends with its input.
import console from "node:console";
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import process from "node:process";
import Provider from "oidc-provider";

// Its notices would come between our lines.
console.info = console.error;
const server = createServer();
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const issuer = `http://127.0.0.1:${server.address().port}`;
const lines = createInterface({ input: process.stdin });
lines.once("close", () => process.exit(0));
process.stdout.write(`${issuer}\n`);

const redirectUri = await new Promise((given) => lines.once("line", given));
const names = new Map();
const provider = new Provider(issuer, {
  clients: [
    {
      client_id: "hromada-map",
      client_secret: process.env.CLIENT_SECRET,
      redirect_uris: [redirectUri],
      grant_types: ["authorization_code"],
      response_types: ["code"],
    },
  ],
  pkce: { required: () => true },
  cookies: { keys: ["of-these-tests-only"] },
  // Whoever types a subject into the form is that person. The name is told by the userinfo endpoint alone, as Core 1.0
  // has it in section 5.4.
  claims: { openid: ["sub"], profile: ["preferred_username"] },
  findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, preferred_username: names.get(sub) }) }),
  features: { devInteractions: { enabled: true } },
});
server.on("request", provider.callback());
lines.on("line", (line) => {
  const [subject, name] = line.split(" ");
  names.set(subject, name);
  process.stdout.write("named\n");
});
process.stdout.write("ready\n");

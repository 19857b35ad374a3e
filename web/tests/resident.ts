// The resident's side of a test: registered with a code out of the demo's outbox, and what they do over the API.
import { type APIRequestContext, expect, type Page } from "@playwright/test";
import { type Desk, emptyPlace, EXECUTOR } from "./desk";

export const PERSON = {
  surname: "Шевчук",
  name: "Марія",
  patronymic: "Іванівна",
  residence: "вул. Лісова, 3, кв. 7",
  phone: "+380 50 111 22 33",
  standing: "resident",
};

/** An address nobody has: a code is sent once a minute to each. */
export const newAddress = (): string => `maria-${Date.now()}-${Math.floor(Math.random() * 1e6)}@example.ua`;

/** The six figures of the last letter to this address. */
export async function codeFor(api: APIRequestContext, email: string): Promise<string> {
  let code = "";
  await expect
    .poll(async () => {
      const letters = (await (await api.get("/demo/outbox")).text()).split("<article").filter((letter) => letter.includes(email));
      code = letters.map((letter) => /mail-text">[^<]*?(\d{6})/.exec(letter)?.[1]).find(Boolean) ?? "";
      return code;
    })
    .toMatch(/^\d{6}$/);
  return code;
}

/** Registers somebody; what `api` shares its cookies with is then signed in. */
export async function register(api: APIRequestContext, person: object = PERSON): Promise<string> {
  const email = newAddress();
  expect((await api.post("/api/sign-in-codes", { data: { email, language: "uk" } })).ok()).toBe(true);
  const code = await codeFor(api, email);
  const answer = await api.post("/api/applicants", { data: { email, code, language: "uk", ...PERSON, ...person } });
  expect(answer.ok(), await answer.text()).toBe(true);
  return email;
}

/** Reports something at a place, as whoever is signed in: its number. */
export async function report(api: APIRequestContext, at: readonly [number, number], text = "Не світить ліхтар біля школи."): Promise<string> {
  const answer = await api.post("/api/requests", { data: { service: "lighting", point: at, text } });
  expect(answer.status(), await answer.text()).toBe(201);
  return ((await answer.json()) as { number: string }).number;
}

/** Registers somebody and a request of theirs that is submitted as done: its number. */
export async function submitted(api: APIRequestContext, desk: Desk, baseURL: string): Promise<string> {
  await register(api);
  const number = await report(api, await emptyPlace(baseURL));
  await desk.move(number, "accepted", { executor: EXECUTOR, public_text: "Не світить ліхтар." });
  await desk.move(number, "in_progress");
  await desk.move(number, "submitted_done", { note: "Замінили лампу." });
  return number;
}

/** A JPEG, drawn in the page's browser, that says where it was taken. */
export async function photoAt(page: Page, [lon, lat]: readonly [number, number]): Promise<Buffer> {
  const drawn = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: 640, height: 480 });
    const brush = canvas.getContext("2d");
    if (brush) {
      brush.fillStyle = "#27405f";
      brush.fillRect(0, 0, 640, 300);
      brush.fillStyle = "#565b60";
      brush.fillRect(0, 300, 640, 180);
      brush.fillStyle = "#c9ccd0";
      brush.fillRect(310, 60, 12, 300);
    }
    return canvas.toDataURL("image/jpeg").split(",")[1] ?? "";
  });
  const picture = Buffer.from(drawn, "base64");
  const exif = exifWith(lon, lat);
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0xffe1, 0);
  head.writeUInt16BE(exif.length + 2, 2);
  return Buffer.concat([picture.subarray(0, 2), head, exif, picture.subarray(2)]);
}

function exifWith(lon: number, lat: number): Buffer {
  const tiff = Buffer.alloc(8 + 18 + 54 + 48);
  tiff.write("II", 0, "latin1");
  tiff.writeUInt16LE(42, 2);
  tiff.writeUInt32LE(8, 4);
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    tiff.writeUInt16LE(tag, at);
    tiff.writeUInt16LE(type, at + 2);
    tiff.writeUInt32LE(count, at + 4);
    tiff.writeUInt32LE(value, at + 8);
  };
  tiff.writeUInt16LE(1, 8);
  entry(10, 0x8825, 4, 1, 26);
  tiff.writeUInt16LE(4, 26);
  entry(28, 1, 2, 2, "N".charCodeAt(0));
  entry(40, 2, 5, 3, 80);
  entry(52, 3, 2, 2, "E".charCodeAt(0));
  entry(64, 4, 5, 3, 104);
  for (const [at, degrees] of [[80, lat], [104, lon]] as const) {
    // Degrees alone, to the millionth.
    [Math.round(degrees * 1e6), 1e6, 0, 1, 0, 1].forEach((part, index) => tiff.writeUInt32LE(part, at + index * 4));
  }
  return Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff]);
}

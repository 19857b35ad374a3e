// Staff sign in: with a second factor, which each sets up for themselves, and through an identity provider.
import { type APIRequestContext, expect, type Locator, type Page, request as http, test as plain } from "@playwright/test";
import decodeQR from "qr/decode.js";
import { signedIn } from "./desk";
import { PROVIDER_NAME, withProvider } from "./identity";
import { findings, test as watched } from "./map_page";
import { codeOf, wrongCodeOf } from "./one_time_code";
import { PASSWORD } from "./work";

interface Member {
  id: number;
  login: string;
}

const REFUSED = "Код не підходить";

async function added(api: APIRequestContext, way: { password: string } | { oidc: true }): Promise<Member> {
  const login = `olena-${Date.now()}-${Math.floor(Math.random() * 1e6)}`;
  const answer = await api.post("/api/admin/accounts", { data: { login, name: "Олена Коваль", role: "operator", ...way } });
  expect(answer.status(), await answer.text()).toBe(201);
  return (await answer.json()) as Member;
}

/** Somebody of the test's own, who is shut out in the end: the demo's accounts stay as they are. */
const test = watched.extend<{ member: Member }>({
  member: async ({ baseURL }, use) => {
    const api = await signedIn(baseURL ?? "", "administrator");
    const member = await added(api, { password: PASSWORD });
    await use(member);
    await api.delete(`/api/admin/accounts/${member.id}`);
    await api.dispose();
  },
});

/** A second factor that was set up before: its key. */
async function withFactor(baseURL: string | undefined, { login }: Member): Promise<string> {
  const api = await signedIn(baseURL ?? "", login);
  const { secret } = (await (await api.post("/api/session/totp")).json()) as { secret: string };
  expect((await api.put("/api/session/totp", { data: { secret, code: codeOf(secret) } })).ok()).toBe(true);
  await api.dispose();
  return secret;
}

/** Fills in what everybody has, and asks to be let in. */
async function enter(page: Page, login: string): Promise<void> {
  await page.getByLabel("Логін").fill(login);
  await page.getByLabel("Пароль").fill(PASSWORD);
  await page.getByRole("button", { name: "Увійти", exact: true }).click();
}

/** By the menu of the account. */
async function fromMenu(page: Page, item: Locator): Promise<void> {
  await page.getByRole("button", { name: /^Обліковий запис/ }).click();
  await item.click();
}

const ownPage = (page: Page): Locator => page.getByRole("link", { name: "Вхід і безпека" });
const wayOut = (page: Page): Locator => page.getByRole("button", { name: "Вийти", exact: true });
const factor = (page: Page): Locator => page.getByRole("region", { name: "Другий фактор" });
const key = async (page: Page): Promise<string> => (await factor(page).locator("code").innerText()).replaceAll(" ", "");

/** What a phone's camera makes of the picture. */
async function read(picture: Locator): Promise<string> {
  const bytes = [...(await picture.screenshot())];
  const image = await picture.page().evaluate(async (png) => {
    const bitmap = await createImageBitmap(new Blob([new Uint8Array(png)]));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    context?.drawImage(bitmap, 0, 0);
    return { width: bitmap.width, height: bitmap.height, data: [...(context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? [])] };
  }, bytes);
  return decodeQR({ ...image, data: Uint8Array.from(image.data) });
}

test("a second factor is set up, asked for from then on, and removed", async ({ page, member, isMobile }) => {
  await page.goto("/desk/call");
  await enter(page, member.login);
  await fromMenu(page, ownPage(page));
  await expect(page).toHaveURL(/\/desk\/account$/);
  await expect(factor(page)).toContainText("досить пароля");
  expect(await findings(page)).toEqual([]);

  await factor(page).getByRole("button", { name: "Увімкнути" }).click();
  await factor(page).getByRole("button", { name: "Скасувати" }).click();
  await expect(page.getByRole("heading", { name: "Другий фактор" })).toBeFocused();
  await factor(page).getByRole("button", { name: "Увімкнути" }).click();
  const secret = await key(page);
  const picture = page.getByRole("img", { name: "QR-код" });
  const url = await read(picture);
  expect(new URL(url).searchParams.get("secret")).toBe(secret);
  expect(decodeURIComponent(url)).toContain(member.login);
  await expect(page.getByRole("link", { name: "Додати на цьому телефоні" })).toBeVisible({ visible: isMobile });
  // A camera wants it dark on light, in the dark theme, too.
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await read(picture)).toBe(url);
  await page.emulateMedia({ colorScheme: "light" });

  const code = factor(page).getByLabel("Код із застосунку");
  await code.fill(wrongCodeOf(secret));
  await expect(factor(page).locator(".field-error")).toContainText(REFUSED);
  await expect(code).toHaveValue(wrongCodeOf(secret));
  expect(await findings(page)).toEqual([]);
  await code.pressSequentially(codeOf(secret));
  await expect(factor(page)).toContainText("Увімкнено");
  expect(await findings(page)).toEqual([]);

  await fromMenu(page, wayOut(page));
  await expect(page).toHaveURL("/");
  await page.goto("/desk/requests?q=%D1%8F%D0%BC%D0%B0");
  await enter(page, member.login);
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(code).toBeHidden();
  const asked = page.getByLabel("Код із застосунку");
  await expect(asked).toBeFocused();
  await asked.pressSequentially(wrongCodeOf(secret));
  await expect(page.locator(".field-error")).toContainText(REFUSED);
  await expect(page.getByLabel("Логін")).toHaveValue(member.login);
  await expect(page.getByLabel("Пароль")).toHaveValue(PASSWORD);
  await expect(asked).toHaveValue(wrongCodeOf(secret));
  expect(await findings(page)).toEqual([]);
  // The next figure takes the place of all that was refused.
  await asked.pressSequentially(codeOf(secret));
  await expect(page).toHaveURL("/desk/requests?q=%D1%8F%D0%BC%D0%B0");
  await expect(page.locator(".frame")).toBeVisible();

  await fromMenu(page, ownPage(page));
  await factor(page).getByRole("button", { name: "Вимкнути" }).click();
  await expect(code).toBeFocused();
  await code.pressSequentially(wrongCodeOf(secret));
  await expect(factor(page).locator(".field-error")).toContainText(REFUSED);
  expect(await findings(page)).toEqual([]);
  await code.pressSequentially(codeOf(secret, 1));
  await expect(factor(page)).toContainText("досить пароля");

  await fromMenu(page, wayOut(page));
  await expect(page).toHaveURL("/");
  await page.goto("/desk/call");
  await enter(page, member.login);
  await expect(page.locator(".call-form")).toBeVisible();
});

test("a second factor is moved to another phone with a code of each", async ({ page, member, baseURL }) => {
  const old = await withFactor(baseURL, member);
  await page.goto("/desk/account");
  await enter(page, member.login);
  await page.getByLabel("Код із застосунку").fill(codeOf(old));
  await factor(page).getByRole("button", { name: "Перенести на інший телефон" }).click();
  const secret = await key(page);
  expect(secret).not.toBe(old);
  const [here, there] = [factor(page).getByLabel("Код із нового телефона"), factor(page).getByLabel("Код зі старого телефона")];
  await factor(page).getByRole("button", { name: "Перенести", exact: true }).click();
  await expect(factor(page).locator(".field-error")).toHaveText(["У коді шість цифр.", "У коді шість цифр."]);
  await here.fill(codeOf(secret));
  await there.fill(wrongCodeOf(old));
  await expect(factor(page).locator(".field-wrong")).toContainText("Код зі старого телефона");
  await expect(factor(page).locator(".field-wrong")).toContainText(REFUSED);
  await expect(here).not.toHaveValue("");
  expect(await findings(page)).toEqual([]);
  await there.fill(codeOf(old, 1));
  await expect(page.locator(".toast")).toContainText("коди зі старого телефона більше не діють");

  await fromMenu(page, wayOut(page));
  await expect(page).toHaveURL("/");
  await page.goto("/desk/call");
  await enter(page, member.login);
  await page.getByLabel("Код із застосунку").fill(codeOf(secret));
  await expect(page.locator(".call-form")).toBeVisible();
});

test("who has lost the phone is let in by an administrator", async ({ page, browser, member, baseURL }) => {
  await withFactor(baseURL, member);
  await page.goto(`/administration/members/${member.id}`);
  await enter(page, "administrator");
  await page.getByLabel("Скинути другий фактор").check();
  await page.getByRole("button", { name: "Зберегти" }).click();
  await expect(page.locator(".entry")).toContainText("Другий фактор не налаштовано");

  const context = await browser.newContext({ ...(baseURL && { baseURL }), locale: "uk-UA" });
  const hers = await context.newPage();
  await hers.goto("/desk/account");
  await enter(hers, member.login);
  await expect(factor(hers)).toContainText("досить пароля");
  await context.close();
});

plain("through the identity provider one comes back to where one wanted to go", async ({ page }) => {
  const dataDir = process.env.HROMADA_DATA_DIR;
  plain.skip(!dataDir, "script/with-demo says where the demo's data lie");
  const identity = await withProvider(dataDir ?? "");
  const api = await http.newContext({ baseURL: identity.base });
  await api.post("/api/session", { data: { login: "administrator", password: PASSWORD } });
  const member = await added(api, { oidc: true });

  const through = async (subject: string, path: string) => {
    await page.goto(identity.base + path);
    await page.getByRole("link", { name: `Увійти через ${PROVIDER_NAME}` }).click();
    // The provider's own forms.
    await page.locator('[name="login"]').fill(subject);
    await page.locator('[name="password"]').fill("any");
    await page.locator('[type="submit"]').click();
    await page.locator('[type="submit"]').click();
  };
  await identity.name(`${member.id}`, member.login);
  await through(`${member.id}`, "/desk/requests?q=%D1%8F%D0%BC%D0%B0");
  await expect(page).toHaveURL(`${identity.base}/desk/requests?q=%D1%8F%D0%BC%D0%B0`);
  await expect(page.getByRole("button", { name: "Обліковий запис: Олена Коваль" })).toBeVisible();
  await fromMenu(page, ownPage(page));
  await expect(factor(page)).toContainText("другий фактор налаштовують там");
  await expect(factor(page).getByRole("button")).toHaveCount(0);
  expect(await findings(page)).toEqual([]);

  // Who has no account here is told so, and whom to ask.
  await page.context().clearCookies();
  await identity.name("stranger", "nobody");
  await through("stranger", "/desk/requests");
  await expect(page.getByRole("main")).toContainText("«nobody»");
  await expect(page.getByRole("main")).toContainText("адміністратор");
  expect(await findings(page)).toEqual([]);

  await api.delete(`/api/admin/accounts/${member.id}`);
  await api.dispose();
  await identity.end();
});

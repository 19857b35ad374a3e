// The desk's list, map and card: found, opened and decided on, by hand and by keyboard, by one and by two.
import { openDesk, signedIn } from "./desk";
import { expect, findings, test } from "./map_page";
import { PASSWORD, registered, signIn } from "./work";

const isPhone = () => test.info().project.name === "phone";

test("whoever is not signed in comes by the form to where they wanted to go", async ({ page }) => {
  await page.goto("/desk/requests?group=overdue");
  await page.getByLabel("Логін").fill("operator");
  await page.getByLabel("Пароль").fill("не той пароль");
  await page.getByRole("button", { name: "Увійти", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("Логін або пароль не підходять");
  await expect(page.getByLabel("Логін")).toHaveValue("operator");

  await page.getByLabel("Пароль").fill(PASSWORD);
  await page.getByLabel("Пароль").press("Enter");
  await expect(page).toHaveURL(/\/desk\/requests\?group=overdue$/);
  await expect(page.locator('.chip[data-group="overdue"]')).toHaveAttribute("aria-pressed", "true");
  await expect(page.locator(".desk-row").first()).toHaveAttribute("data-group", "overdue");
});

test("filters stand in the address, and a link shows a colleague the same", async ({ page, baseURL }) => {
  const number = await registered(baseURL ?? "");
  await signIn(page, "operator");
  await page.locator('.chip[data-group="new"]').click();
  await expect(page).toHaveURL(/status=registered/);
  await page.getByRole("searchbox").fill(number);
  await expect(page).toHaveURL(new RegExp(`q=${number}`));
  await expect(page.locator(".desk-row")).toHaveCount(1);
  await page.reload();
  await expect(page.locator(".desk-row")).toHaveCount(1);
  await expect(page.locator(".desk-row")).toHaveAttribute("data-number", number);
  await expect(page.getByRole("searchbox")).toHaveValue(number);
});

test("a request is found, opened and accepted by keyboard alone", async ({ page, baseURL }) => {
  test.skip(isPhone(), "no keyboard");
  const number = await registered(baseURL ?? "");
  await signIn(page, "operator");
  await expect(page.locator(".desk-row").first()).toBeVisible();
  await page.locator("body").press("/");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type(number);
  await expect(page.locator(".desk-row")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  const card = page.getByRole("complementary", { name: `Заявка ${number}` });
  await expect(card.getByRole("heading", { name: `№ ${number}` })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.locator(`[data-number="${number}"] [data-row]`)).toBeFocused();
  await page.keyboard.press("Enter");

  const accept = card.getByRole("button", { name: "Прийняти" });
  await accept.focus();
  await page.keyboard.press("Enter");
  await expect(card.getByLabel("Виконавець")).not.toHaveValue("");
  await expect(card.getByLabel("Текст для загалу")).toHaveValue("Не світить ліхтар.");
  await card.getByLabel("Текст для загалу").fill("Немає світла на стовпі.");
  await page.keyboard.press("Control+Enter");
  await expect(card.getByRole("status")).toContainText(`Заявку ${number} прийнято до виконання.`);
  await expect(card).toContainText("Прийнято до виконання");
  await expect(card.getByText("Немає світла на стовпі.")).toBeVisible();
});

test("what another operator does meanwhile is told, and what was typed stays", async ({ page, baseURL }) => {
  const desk = await openDesk(baseURL ?? "");
  const number = await registered(baseURL ?? "");
  await desk.move(number, "accepted", { executor: "КП «Благоустрій»", public_text: "Не світить ліхтар." });
  await desk.move(number, "in_progress");
  await desk.move(number, "submitted_done", { note: "Замінено лампу." });
  await signIn(page, "operator", `/desk/requests/${number}`);
  const card = page.getByRole("complementary", { name: `Заявка ${number}` });
  await card.getByRole("button", { name: "На доопрацювання" }).click();
  await card.getByLabel("Що переробити").fill("Світить лише годину.");

  const other = await signedIn(baseURL ?? "", "operator");
  await other.post(`/api/desk/requests/${number}/responses`, { data: { kind: "comment", text: "Дякую, але блимає." } });
  await card.getByRole("button", { name: "На доопрацювання" }).click();
  const conflict = card.getByRole("alert");
  await expect(conflict).toContainText("Поки ви працювали, заявку змінили");
  await expect(conflict).toContainText("Відгук записано з телефону");
  await expect(card.getByLabel("Що переробити")).toHaveValue("Світить лише годину.");

  await conflict.getByRole("button", { name: "Прочитано, продовжую" }).click();
  await card.getByRole("button", { name: "На доопрацювання" }).click();
  await expect(card.getByRole("status")).toContainText("повернуто виконавцеві");
  await Promise.all([other.dispose(), desk.leave()]);
});

test("M5: what got past everybody is taken out of the public text, on the card and at once on the map", async ({ page, baseURL }) => {
  const desk = await openDesk(baseURL ?? "");
  const number = await registered(baseURL ?? "");
  await desk.move(number, "accepted", { executor: "КП «Благоустрій»", public_text: "Темно біля двору баби Ганни." });
  await signIn(page, "operator", `/desk/requests/${number}`);
  const card = page.getByRole("complementary", { name: `Заявка ${number}` });
  const mend = card.getByRole("button", { name: "Змінити текст для загалу" });
  const form = card.getByRole("form", { name: "Змінити текст для загалу" });
  await mend.click();
  const text = form.getByLabel("Текст для загалу");
  await expect(text).toBeFocused();
  await expect(text).toHaveValue("Темно біля двору баби Ганни.");
  await text.fill("Темно, дзвоніть 050 123 45 67.");
  await form.getByRole("button", { name: "Замінити текст" }).click();
  await expect(form.locator(".field-error")).toContainText("050 123 45 67");
  await expect(form.getByText("Я перечитав текст")).toBeVisible();
  expect(await findings(page)).toEqual([]);

  // Given up, it is not lost.
  await text.press("Escape");
  await expect(mend).toBeFocused();
  await mend.click();
  await expect(text).toHaveValue("Темно, дзвоніть 050 123 45 67.");

  // A colleague is a word ahead.
  const other = await signedIn(baseURL ?? "", "operator");
  await other.put(`/api/requests/${number}/public-text`, { data: { public_text: "Темно біля двору." } });
  await expect(form.getByRole("alert")).toContainText("Змінено текст для загалу");
  await form.getByRole("button", { name: "Прочитано, продовжую" }).click();
  await text.fill("Темно біля двору, не світить ліхтар.");
  await text.press("Control+Enter");
  await expect(page.getByText(`Текст заявки ${number} для загалу змінено.`)).toBeVisible();
  await expect(form).toHaveCount(0);
  await expect(card.getByText("Темно біля двору, не світить ліхтар.", { exact: true })).toBeVisible();
  await expect(card.locator(".history")).toContainText("Змінено текст для загалу");
  await page.goto(`/requests/${number}`);
  await expect(page.getByText("Темно біля двору, не світить ліхтар.")).toBeVisible();
  await expect(page.getByText("баби Ганни")).toHaveCount(0);
  await Promise.all([other.dispose(), desk.leave()]);
});

test("a session that ends in the middle of a sentence costs a password, and no word", async ({ page, baseURL }) => {
  const number = await registered(baseURL ?? "");
  await signIn(page, "operator", `/desk/requests/${number}`);
  const card = page.getByRole("complementary", { name: `Заявка ${number}` });
  await card.getByRole("button", { name: "Відмовити" }).click();
  await card.getByLabel("Підстава відмови").fill("Це питання не до громади.");
  await page.request.delete("/api/session");
  await card.getByRole("button", { name: "Відмовити" }).click();

  const again = page.getByRole("dialog", { name: "Увійдіть ще раз" });
  await expect(again.getByLabel("Логін")).toHaveValue("operator");
  await again.getByLabel("Пароль").fill(PASSWORD);
  await again.getByLabel("Пароль").press("Enter");
  await expect(again).toBeHidden();
  await expect(card.getByRole("status")).toContainText(`У заявці ${number} відмовлено.`);
});

test("what is typed outlives a lost connection and a reload", async ({ page, context, baseURL }) => {
  const number = await registered(baseURL ?? "");
  await signIn(page, "operator", `/desk/requests/${number}`);
  const card = page.getByRole("complementary", { name: `Заявка ${number}` });
  await card.getByRole("button", { name: "Відмовити" }).click();
  await card.getByLabel("Підстава відмови").fill("Повтор уже закритої заявки.");
  await context.setOffline(true);
  await expect(page.locator(".work-offline")).toBeVisible();
  await card.getByRole("button", { name: "Відмовити" }).click();
  await expect(card.getByRole("alert")).toContainText("Набране лишилося на місці");
  await context.setOffline(false);
  await page.reload();
  await card.getByRole("button", { name: "Відмовити" }).click();
  await expect(card.getByLabel("Підстава відмови")).toHaveValue("Повтор уже закритої заявки.");
});

test("an official reads, and has no step to take and no applicant to see", async ({ page, baseURL }) => {
  const number = await registered(baseURL ?? "");
  await signIn(page, "official", `/desk/requests/${number}`);
  const card = page.getByRole("complementary", { name: `Заявка ${number}` });
  await expect(card.getByRole("heading", { name: "Вуличне освітлення" })).toBeVisible();
  await expect(card.getByRole("button", { name: "Прийняти" })).toHaveCount(0);
  await expect(card.getByText("Заявник", { exact: true })).toHaveCount(0);
});

test("on a phone the list gives way to the map and to the card", async ({ page, baseURL }) => {
  test.skip(!isPhone(), "a phone");
  const number = await registered(baseURL ?? "");
  await signIn(page, "operator", `/desk/requests?q=${number}`);
  await expect(page.locator(".desk-row")).toHaveCount(1);
  await page.getByRole("button", { name: "Карта", exact: true }).click();
  await expect(page.locator(".work-map")).toBeVisible();
  await page.getByRole("button", { name: "Список", exact: true }).click();
  await page.locator(".desk-row").click();
  await expect(page.getByRole("button", { name: "Прийняти" })).toBeInViewport();
  await page.getByRole("button", { name: "До списку" }).click();
  await expect(page.locator(".desk-row")).toBeInViewport();
});

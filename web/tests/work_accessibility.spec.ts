// axe finds nothing on the pages where people work, in either theme and either language.
import { emptyPlace, openDesk, signedIn } from "./desk";
import { expect, findings, test } from "./map_page";
import { photoAt, register, submitted } from "./resident";
import { registered } from "./work";

for (const language of ["uk", "en"] as const) {
  test.describe(language, () => {
    // Other words make no other page; on a telephone one language is walked.
    test.skip(({ isMobile }) => isMobile && language === "en", "seen on a computer");
    test.beforeEach(async ({ context, baseURL }) => {
      await context.addCookies([{ name: "lang", value: language, url: baseURL ?? "" }]);
    });

    test("signing in", async ({ page }) => {
      await page.goto("/sign-in");
      await expect(page.locator("form")).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.goto("/sign-in?return_to=/desk");
      await page.locator("button[type=submit]").click();
      await expect(page.locator(".field-error").first()).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });

    test("the official's overview", async ({ page, context, baseURL }) => {
      const official = await signedIn(baseURL ?? "", "official");
      await context.addCookies((await official.storageState()).cookies);
      await official.dispose();
      await page.goto("/desk/overview");
      await expect(page.locator(".breakdown").first()).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });

    test("people, the calendar, texts and the record of changes", async ({ page, context, baseURL }) => {
      const administrator = await signedIn(baseURL ?? "", "administrator");
      await context.addCookies((await administrator.storageState()).cookies);
      await administrator.dispose();
      await page.goto("/administration/members");
      await expect(page.locator(".member").first()).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.locator('.member[data-id="2"]').click();
      await page.locator(".settings-password + button").click();
      await expect(page.locator(".settings-warning")).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.goto("/administration/members/new");
      await page.locator(".entry button[type=submit]").click();
      await expect(page.locator(".field-error").first()).toBeVisible();
      expect(await findings(page)).toEqual([]);

      await page.goto("/administration/calendar");
      await expect(page.locator(".month").first()).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.locator("#exception-day").fill("2031-08-24");
      await page.locator(".exception-add button").click();
      await page.locator(".hours-time").first().fill("о восьмій");
      await page.locator("button[type=submit]").click();
      await expect(page.locator(".summary")).toBeVisible();
      expect(await findings(page)).toEqual([]);

      await page.goto("/administration/texts");
      await expect(page.locator(".text-item").first()).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.goto("/administration/texts/letter-accepted-subject");
      await expect(page.locator(".text-subject").first()).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.locator("textarea").first().fill("{ $nomer }");
      await expect(page.locator(".field-error")).toBeVisible();
      expect(await findings(page)).toEqual([]);

      await page.goto("/administration/audit?kind=account");
      await page.locator(".audit-event details").last().locator("summary").click();
      await expect(page.locator(".differences").last()).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.goto("/administration/audit?subject=nothing-of-the-kind");
      await expect(page.locator(".notice")).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });

    test("what an administrator sets up", async ({ page, context, baseURL }) => {
      const administrator = await signedIn(baseURL ?? "", "administrator");
      await context.addCookies((await administrator.storageState()).cookies);
      await administrator.dispose();
      for (const list of ["services", "organisations"]) {
        await page.goto(`/administration/${list}`);
        await expect(page.locator(".setup-rows").first()).toBeVisible();
        expect(await findings(page)).toEqual([]);
        await page.goto(`/administration/${list}?new=yes`);
        await page.locator(".entry button[type=submit]").click();
        await expect(page.locator(".field-error").first()).toBeVisible();
        expect(await findings(page)).toEqual([]);
      }
      await page.goto("/administration/services/lighting");
      await expect(page.locator(".setup-retire")).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.goto("/administration/routing");
      await expect(page.locator(".routing-grid, .routing-one")).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.locator('.routing-place, [data-spot="1,2"]').first().click();
      await expect(page.locator(".picker")).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.goto("/administration/services?q=нічого-такого-немає");
      await expect(page.locator(".notice")).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });

    test("the executor's work, its route, its card and what waits", async ({ page, context, baseURL }) => {
      const desk = await openDesk(baseURL ?? "");
      const number = await desk.accepted(await emptyPlace(baseURL ?? ""));
      await desk.move(number, "in_progress");
      await desk.leave();
      const executor = await signedIn(baseURL ?? "", "executor");
      await context.addCookies((await executor.storageState()).cookies);
      await executor.dispose();
      await page.goto("/desk/work");
      await expect(page.locator(".work-row").first()).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.goto(`/desk/work/${number}?route=all`);
      await expect(page.locator(".work-stop").first()).toBeAttached();
      await expect(page.locator('[data-to="submitted_infeasible"]')).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.locator('[data-to="submitted_infeasible"]').click();
      await page.locator(".work-acts button[type=submit]").click();
      await expect(page.locator(".field-error")).toBeVisible();
      expect(await findings(page)).toEqual([]);
      // What is handed in without a line waits.
      await context.setOffline(true);
      await page.locator(".work-acts textarea").fill("Опора приватна.");
      await page.locator(".work-acts button[type=submit]").click();
      await expect(page.locator(".work-waiting")).toBeVisible();
      expect(await findings(page)).toEqual([]);
      // Signing out would lose it.
      await page.locator(".account-button").click();
      await page.locator(".account-out").click();
      await expect(page.getByRole("dialog")).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });

    test("the desk's list, card and forms", async ({ page, context, baseURL }) => {
      const number = await registered(baseURL ?? "");
      const operator = await signedIn(baseURL ?? "", "operator");
      await context.addCookies((await operator.storageState()).cookies);
      await page.goto("/desk/requests");
      await expect(page.locator(".desk-row").first()).toBeVisible();
      expect(await findings(page)).toEqual([]);

      await page.goto(`/desk/requests/${number}?status=registered`);
      await expect(page.locator(".desk-card .card-title")).toBeVisible();
      expect(await findings(page)).toEqual([]);

      await page.locator('[data-to="refused"]').click();
      await page.locator(".desk-steps button[type=submit]").click();
      await expect(page.locator(".field-error")).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.locator(".desk-steps textarea").press("Escape");

      await page.locator('[data-to="accepted"]').click();
      await expect(page.locator(".desk-steps select")).toBeVisible();
      expect(await findings(page)).toEqual([]);
      // Somebody is quicker: what is begun is told to be over.
      await operator.post(`/api/requests/${number}/transitions`, { data: { to: "cancelled", note: "Двічі подано." } });
      // A page that has its connection back asks what has changed.
      await page.evaluate(() => dispatchEvent(new Event("online")));
      await expect(page.locator(".conflict")).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await operator.dispose();

      await page.locator(".account-button").click();
      await expect(page.locator(".account-menu")).toBeVisible();
      expect(await findings(page)).toEqual([]);

      await page.goto("/desk/requests?q=нічого-такого-немає");
      await expect(page.locator(".notice")).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog")).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });

    test("the cabinet: nothing yet, reporting, one's own data", async ({ page }) => {
      await register(page.request);
      await page.goto("/cabinet/requests");
      await expect(page.locator(".notice")).toBeVisible();
      expect(await findings(page)).toEqual([]);

      await page.goto("/cabinet/report");
      await page.locator(".report form button[type=submit]").click();
      await expect(page.locator(".field-error").first()).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.locator("select").selectOption("lighting");
      await page.locator("textarea").fill("Не світить ліхтар.");
      await page.getByRole("combobox").last().fill("вул. Шевченка, 5");
      await expect(page.locator(".address-row").first()).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.locator(".address-row").first().click();
      await page.locator("input[data-photos]").setInputFiles({ name: "a.jpg", mimeType: "image/jpeg", buffer: await photoAt(page, [36.73, 48.26]) });
      await expect(page.locator(".photo-field img")).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.locator(".report form button[type=submit]").click();
      await expect(page.locator(".report-number")).toBeVisible();
      expect(await findings(page)).toEqual([]);

      await page.goto("/cabinet/card");
      await expect(page.locator(".sessions li")).toBeVisible();
      await page.locator("section[aria-labelledby=person-delete] button").click();
      await page.locator(".button-danger").click();
      await expect(page.locator(".field-error")).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });

    test("the cabinet: own requests, a card, its forms and photos", async ({ page, baseURL }) => {
      const desk = await openDesk(baseURL ?? "");
      const number = await submitted(page.request, desk, baseURL ?? "");
      await page.goto("/cabinet/requests");
      await expect(page.locator(".own-row")).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.locator(".own-row").click();
      await expect(page.locator(".card-head")).toBeVisible();
      await page.locator(".own-adding input[data-photos]").setInputFiles({ name: "a.jpg", mimeType: "image/jpeg", buffer: await photoAt(page, [36.73, 48.26]) });
      await page.locator(".own-adding > button").click();
      await page.locator(".photo-open").click();
      await expect(page.locator(".viewer img")).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await page.locator('[data-kind="refutation"]').click();
      expect(await findings(page)).toEqual([]);
      // Overtaken: the form says what has happened.
      await desk.move(number, "rework", { note: "Перевірити дросель." });
      await page.evaluate(() => dispatchEvent(new Event("online")));
      await expect(page.locator(".conflict")).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await desk.leave();
    });

    test("the sheet for the telephone", async ({ page, context, baseURL }) => {
      const operator = await signedIn(baseURL ?? "", "operator");
      const found = (await (await operator.get("/api/geocode?q=Шевченка 12&limit=1")).json()) as { features: { geometry: { coordinates: number[] } }[] };
      await operator.post("/api/requests", { data: { service: "lighting", point: found.features[0]?.geometry.coordinates, text: "Темно." } });
      await context.addCookies((await operator.storageState()).cookies);
      await operator.dispose();
      const field = (name: string) => page.locator(`[id$="-${name}"]`).first();
      await page.goto("/desk/call");
      await expect(page.locator(".call-form")).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.locator(".call-send button").click();
      await expect(page.locator(".field-error").first()).toBeVisible();
      expect(await findings(page)).toEqual([]);

      await field("text").fill("Не горить ліхтар, дурню. Телефон 050 111 22 33.\nТа ще: не вивезли сміття з контейнера у дворі.");
      await field("service").fill("lighting");
      await page.locator('[id$="-service-list"] [role="option"]').first().click();
      await field("address").fill("Шевченка 12");
      await expect(page.locator('[id$="-address-list"] [role="option"]').nth(1)).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.locator('[id$="-address-list"] [role="option"]').first().click();
      await expect(page.locator(".duplicate").first()).toBeVisible();
      await expect(page.locator(".call-advice button")).toBeVisible();
      expect(await findings(page)).toEqual([]);

      await page.locator(".call-named input").check();
      await page.route("**/api/requests", (route) => (route.request().method() === "POST" ? route.abort("connectionreset") : route.fallback()));
      await page.locator(".call-send button").click();
      await expect(page.locator(".call-open")).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.unroute("**/api/requests");
      await page.locator(".call-open button").click();
      await expect(page.locator(".ended-next li").nth(3)).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.keyboard.press("F1");
      await expect(page.getByRole("dialog")).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });

    test("the queues and what is done in them", async ({ page, context, baseURL }) => {
      const number = await registered(baseURL ?? "", "Не світить ліхтар. Дзвоніть 067 111 22 33.");
      const operator = await signedIn(baseURL ?? "", "operator");
      await context.addCookies((await operator.storageState()).cookies);
      await operator.dispose();
      await page.goto(`/desk/queues/moderation/${number}`);
      await page.locator('[data-to="accepted"]').click();
      await expect(page.locator(".diff del")).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.goto("/desk/queues/location");
      await page.locator(".desk-row a").first().click();
      await expect(page.locator(".desk-steps .form-buttons .button")).toBeVisible();
      expect(await findings(page)).toEqual([]);
      await page.goto("/desk/queues/closing");
      await page.locator(".desk-row a").first().click();
      await expect(page.locator(".before-after")).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });
  });
}

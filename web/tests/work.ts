// What the tests of the pages where people work share: signing in by the form, and requests to work on.
import { expect, type Page } from "@playwright/test";
import { emptyPlace, signedIn } from "./desk";

export const PASSWORD = "hromada-demo";

/** Signs a member of staff in by the form, and waits for the page they wanted. */
export async function signIn(page: Page, login: string, path = "/desk/requests"): Promise<void> {
  await page.goto(path);
  await page.getByLabel("Логін").fill(login);
  await page.getByLabel("Пароль").fill(PASSWORD);
  await page.getByRole("button", { name: "Увійти", exact: true }).click();
  await expect(page.locator(".frame")).toBeVisible();
}

/** Registers a request that nobody has decided on: its number. */
export async function registered(baseURL: string, text = "Не світить ліхтар."): Promise<string> {
  const [operator, point] = await Promise.all([signedIn(baseURL, "operator"), emptyPlace(baseURL)]);
  const answer = await operator.post("/api/requests", { data: { service: "lighting", point, text } });
  expect(answer.status(), await answer.text()).toBe(201);
  const { number } = (await answer.json()) as { number: string };
  await operator.dispose();
  return number;
}

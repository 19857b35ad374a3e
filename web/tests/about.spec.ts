// What the community says of itself at the foot of the panel.
import { signedIn } from "./desk";
import { expect, findings, openMap, test } from "./map_page";

const text = (key: string) => `/api/admin/texts/${key}/uk`;

test("the map says how to reach the contact centre and who runs it, once the community has said so", async ({ page, baseURL }, { project }) => {
  const administrator = await signedIn(baseURL ?? "", "administrator");
  // A phone's sheet has no room for it at its lowest.
  const open = async (path: string) => {
    await openMap(page, path);
    if (project.name === "phone") await page.getByRole("button", { name: "Розгорнути список" }).press("ArrowUp");
  };
  const said = page.getByRole("region", { name: "Про карту й контакти" });
  try {
    await open("/");
    await expect(said).toHaveCount(0);

    await administrator.put(text("community-contact"), { data: { value: "Контакт-центр <15-63>, щодня з 8 до 20" } });
    await open("/?one");
    await expect(said).toHaveText("Контакт-центр <15-63>, щодня з 8 до 20");
    await expect(said.locator("summary")).toHaveCount(0);

    await administrator.put(text("community-about"), { data: { value: "Карту веде громада.\n\nПобачили помилку? Подзвоніть нам." } });
    await open("/?two");
    await expect(said.getByText("Контакт-центр <15-63>, щодня з 8 до 20")).toBeVisible();
    await expect(said.getByText("Карту веде громада.")).toBeHidden();
    await said.locator("summary").click();
    await expect(said.getByText("Побачили помилку? Подзвоніть нам.")).toBeVisible();
    expect(await findings(page)).toEqual([]);
  } finally {
    for (const key of ["community-contact", "community-about"]) await administrator.delete(text(key));
    await administrator.dispose();
  }
});

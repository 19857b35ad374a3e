// A consultation is counted (M2): one key, and another takes it back.
import type { Translate } from "../../lib/messages";
import { ask } from "../api";
import { failureWords } from "../ui/notice";
import { toast } from "../ui/toasts";

const PATH = "/api/desk/consultations";
let busy = false;

/** About the service that is chosen, if one is. */
export async function countConsultation(t: Translate, service: string): Promise<void> {
  if (busy) return;
  busy = true;
  try {
    const { value } = await ask<{ id: number; today: number }>(PATH, { method: "POST", body: service === "" ? {} : { service } });
    toast(t("call-consulted", { today: value.today }), () => void takeBack(t, value.id));
  } catch (error) {
    toast(t("call-not-consulted", { why: failureWords(t, error) }));
  } finally {
    busy = false;
  }
}

async function takeBack(t: Translate, id: number): Promise<void> {
  try {
    await ask(`${PATH}/${id}`, { method: "DELETE" });
    toast(t("call-unconsulted"));
  } catch (error) {
    toast(failureWords(t, error));
  }
}

// Another code, once the server would send one again.
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { usePage } from "../page";
import { failureWords } from "../ui/notice";

/** The server sends one a minute, seconds. */
const PAUSE = 60;

export function Resend({ send }: { send: () => Promise<void> }) {
  const { t } = usePage();
  const left = useSignal(PAUSE);
  const said = useSignal("");
  useEffect(() => {
    const timer = setInterval(() => {
      if (left.peek() > 0) left.value--;
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  const again = async () => {
    if (left.peek() > 0) return;
    left.value = PAUSE;
    try {
      await send();
      said.value = t("code-sent-again");
    } catch (error) {
      left.value = 0;
      said.value = failureWords(t, error);
    }
  };
  return (
    <>
      <button type="button" class="link-button" aria-disabled={left.value > 0} onClick={() => void again()}>
        {left.value > 0 ? t("send-again-in", { seconds: left.value }) : t("send-again")}
      </button>
      <span role="status" class="form-said">{said.value}</span>
    </>
  );
}

// A question before something that has no way back, over whatever page is open.
import { signal } from "@preact/signals";
import { Dialog } from "./dialog";

interface Words {
  title: string;
  text: string;
  yes: string;
  no: string;
}

const asked = signal<(Words & { answer: (yes: boolean) => void }) | null>(null);

/** Whether the answer is yes; leaving the question is no. */
export const question = (words: Words): Promise<boolean> =>
  new Promise((resolve) => {
    asked.value = {
      ...words,
      answer: (yes) => {
        asked.value = null;
        resolve(yes);
      },
    };
  });

export function Question() {
  if (!asked.value) return null;
  const { title, text, yes, no, answer } = asked.value;
  return (
    <Dialog title={title} close={() => { answer(false); }}>
      <p class="form-lead">{text}</p>
      <div class="form-buttons">
        <button type="button" class="button button-primary" onClick={() => { answer(false); }}>{no}</button>
        <button type="button" class="button" onClick={() => { answer(true); }}>{yes}</button>
      </div>
    </Dialog>
  );
}

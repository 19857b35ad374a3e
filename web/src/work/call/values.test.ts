import { describe, expect, test } from "vitest";
import { dictated } from "./number_words";
import { phoneWords } from "./phone";
import { anotherQuestion, EMPTY, missing, pointOf, submission } from "./values";

describe("what is sent of a call", () => {
  const typed = { ...EMPTY, text: " Темно. ", service: "lighting", address: " біля млина ", surname: "Шевчук", name: "Марія", phone: "067 1", residence: "вул. Лісова, 3" };

  test("the words, the place as it was chosen, and who calls", () => {
    expect(submission({ ...typed, point: "36.7300000,48.2600000" })).toEqual({
      service: "lighting",
      address: "біля млина",
      point: [36.73, 48.26],
      text: "Темно.",
      at_residence: false,
      applicant: { surname: "Шевчук", name: "Марія", phone: "067 1", residence: "вул. Лісова, 3", standing: "resident" },
    });
  });

  test("nobody where nobody is named, and no certificate of a resident", () => {
    expect(submission({ ...typed, unnamed: "yes" }).applicant).toBeUndefined();
    expect(submission({ ...typed, certificate: "12" }).applicant).not.toHaveProperty("certificate");
    expect(submission({ ...typed, certificate: "12", standing: "displaced" }).applicant).toMatchObject({ certificate: "12" });
  });

  test("what is missing, in the order it is asked", () => {
    expect(missing(EMPTY)).toEqual(["text", "service", "address", "surname", "name", "phone", "residence"]);
    expect(missing({ ...EMPTY, unnamed: "yes", point: "1,2" })).toEqual(["text", "service"]);
    expect(missing({ ...typed, standing: "displaced" })).toEqual(["certificate"]);
  });

  test("another question of the same caller asks for its own service", () => {
    expect(anotherQuestion(typed, "Сміття.")).toMatchObject({ text: "Сміття.", service: "", surname: "Шевчук", address: " біля млина " });
    expect(pointOf(EMPTY)).toBeNull();
  });
});

test.each([
  ["1042-9", ["10", "42"], "9"],
  ["10042-9", ["100", "42"], "9"],
  ["7-1", ["7"], "1"],
  ["123456-0", ["12", "34", "56"], "0"],
])("%s is dictated in groups", (number, groups, check) => {
  expect(dictated(number)).toEqual({ groups, check });
});

test.each([
  ["0671234567", "067 123 45 67"],
  ["067123", "067 123"],
  ["+380671234567", "+380 67 123 45 67"],
  ["380671234567", "+380 67 123 45 67"],
  ["06712345678", "06712345678"],
  ["+48 601 234 567", "+48 601 234 567"],
  ["2-34-56", "2-34-56"],
  ["сусіди: 2-34", "сусіди: 2-34"],
])("the number %s is written as %s", (typed, written) => {
  expect(phoneWords(typed)).toBe(written);
});

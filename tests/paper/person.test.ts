import assert from "node:assert/strict";
import { test } from "node:test";
import { isSamePerson, tellsLess } from "../../src/paper/person.ts";

const PERSONS: [a: string, b: string, same: boolean][] = [
  ["Ada Lamp", "Ada Lamp", true],
  ["Ada Lamp", "A. Lamp", true],
  ["Ada B. Lamp", "Ada Lamp", true],
  ["A.B. Lamp", "Ada Berta Lamp", true],
  ["AB Lamp", "Ada Berta Lamp", true],
  ["Lamp, Ada", "Ada Lamp", true],
  ["Lamp, Jr., Ada", "Ada Lamp Jr.", true],
  ["Ada Lamp III", "Ada Lamp", true],
  ["Lamp AB", "Ada Berta Lamp", true],
  ["Wei LI", "Wei Li", true],
  ["Li Fei-Fei", "Fei-Fei Li", true],
  ["Shu-Guang Guo", "Shuguang Guo", true],
  ["Jürgen Müller", "Juergen Mueller", true],
  ["Jürgen Müller", "J. Muller", true],
  ["Agnieszka Słowik", "Agnieszka Slowik", true],
  ["Ozan Çatal", "Ozan Catal", true],
  ["Søren Ångström", "S. Angstrom", true],
  ["Bart van Lampen", "B. Van Lampen", true],
  ["Bart van Lampen", "Bart Lampen", true],
  ["Morris DeLamp", "Morris De Lamp", true],
  ["Marta R. Costa-Lamp", "Marta Costa Lamp", true],
  ["Rafael Lamp Mare", "Rafael Lamp", true],
  ["Dara O’Lamp", "Dara O'Lamp", true],
  ["R. Devon Lamp", "Devon Lamp", true],
  ["Sam Lamp", "Samuel L. Lamp", true],
  ["Ryan Lamp*", "Ryan Lamp", true],
  ["Wei Lamp 0001", "Wei Lamp", true],
  ["Lamp", "Ada Lamp", true],
  ["李明", "李明", true],
  ["The Lamp Collaboration", "Lamp Collaboration", true],
  ["Ada Lamp", "Bo Lamp", false],
  ["Ada Lamp", "Ada Mare", false],
  ["A. Lamp", "B. Lamp", false],
  ["Wei Wang", "Wen Wang", false],
  ["A. Lee", "Lee Anderson", false],
  ["Da Li", "Di Li", false],
  ["李明", "王明", false],
  ["Cy Nor", "Dee Elder", false],
  ["A100 Lamp", "A1000 Lamp", false],
  ["A Lamp", "A1 Lamp", false],
  ["Team Lamp 1", "Team Lamp 2", false],
  ["A. Lamp", "Bo A. Lamp", false],
  ["A. Lamp", "Bo Ada Lamp", false],
];
for (const [a, b, same] of PERSONS)
  test(`${a} and ${b} ${same ? "can be" : "are not"} one person`, () => {
    assert.equal(isSamePerson(a, b), same);
    assert.equal(isSamePerson(b, a), same);
  });

const LISTS: [rule: string, names: string[], than: string[], less: boolean][] = [
  ["initials tell less", ["A. Lamp", "Bo Mare"], ["Ada Lamp", "Bo Mare"], true],
  ["a list that is cut off tells less", ["Ada Lamp"], ["Ada Lamp", "Bo Mare"], true],
  ["an empty list tells less", [], ["Ada Lamp"], true],
  ["the same list doesn't", ["Ada Lamp"], ["Ada Lamp"], false],
  ["full names tell no less", ["Ada Lamp"], ["A. Lamp", "Bo Mare"], false],
  ["other people are no cut list", ["Cy Nor"], ["Ada Lamp", "Bo Mare"], false],
  ["one person that was read as two", ["Ada Lamp"], ["Lamp", "Ada"], false],
  [
    "a mark that was read as a person",
    ["Ada Lamp", "Bo Mare"],
    ["Ada Lamp", ":", "Bo Mare"],
    false,
  ],
];
for (const [rule, names, than, less] of LISTS)
  test(rule, () => assert.equal(tellsLess(names, than), less));

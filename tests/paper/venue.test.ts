import assert from "node:assert/strict";
import { test } from "node:test";
import { areAlike, isSameVenue, isSameVolume } from "../../src/paper/venue.ts";

const VENUES: [a: string, b: string, same: boolean][] = [
  ["Nature", "nature", true],
  ["NeurIPS", "Advances in Neural Information Processing Systems 32", true],
  ["J. Mach. Learn. Res.", "Journal of Machine Learning Research", true],
  ["Phys. Rev. D 98 (2018)", "Physical Review D", true],
  ["CVPR", "2016 IEEE Conference on Computer Vision and Pattern Recognition", true],
  ["ICLR 2015", "3rd International Conference on Learning Representations, ICLR 2015", true],
  ["The Behavioral and Brain Sciences", "Behavioral and brain sciences", true],
  ["Zeitschrift für Physik", "Zeitschrift fur Physik", true],
  ["Nature", "Science", false],
  ["Journal of Lamps", "Mare Review", false],
  ["ICML", "NeurIPS", false],
];
for (const [a, b, same] of VENUES)
  test(`${a} and ${b} ${same ? "can be" : "are not"} one venue`, () => {
    assert.equal(isSameVenue(a, b), same);
    assert.equal(isSameVenue(b, a), same);
  });

test("texts of which one begins the other are alike, and others are not", () => {
  assert.ok(areAlike("lamps", "lampsandmares"));
  assert.ok(areAlike("lampsandmares", "lampsandmires"));
  assert.ok(!areAlike("lampsforall", "onmaresandmen"));
});

test("names of any length are compared in a bounded time", () => {
  assert.ok(isSameVenue("a ".repeat(100_000), "a".repeat(100_000)));
});

const VOLUMES: [a: string, b: string, same: boolean][] = [
  ["Congress 2018, Part I", "Congress 2018, Part II", false],
  ["Congress 2018", "Congress 2019", false],
  ["Congress 2018, Part I", "Congress 2018", true],
  ["Congress", "Congress 2018", true],
  ["3rd Congress", "Congress 2018", false],
];
for (const [a, b, same] of VOLUMES)
  test(`${a} and ${b} ${same ? "can be" : "are not"} one volume`, () =>
    assert.equal(isSameVolume(a, b), same));

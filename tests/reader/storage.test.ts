import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { addSeen, HIDDEN, SAVED, SEEN, SETTINGS } from "../../src/reader/state.ts";
import { Store, type Refusal, type Shelf } from "../../src/reader/storage.ts";
import { VISIT } from "../../src/reader/visit.ts";
import { aSaved, FakeShelf } from "./sample.ts";

/** A store with a note of every refusal and of every change that it told. */
function aStore(shelf: () => Shelf, base = "/") {
  const store = new Store(shelf, base);
  const refusals: Refusal[] = [];
  const told: string[] = [];
  store.onRefusal = (why) => refusals.push(why);
  store.listen((name) => told.push(name));
  return { store, refusals, told };
}

const blocked = (): never => {
  throw new DOMException("blocked", "SecurityError");
};

describe("the store", () => {
  test("keeps what was changed for the next page", () => {
    const shelf = new FakeShelf();
    const { store, told } = aStore(() => shelf);
    store.change(SEEN, (seen) => addSeen(seen, ["a"]));
    assert.deepEqual(told, ["seen"]);
    const { store: next } = aStore(() => shelf);
    assert.deepEqual(next.read(SEEN), ["a"]);
  });

  test("keeps two digests of one origin apart", () => {
    const shelf = new FakeShelf();
    aStore(() => shelf, "/one/").store.change(SEEN, () => ["a"]);
    assert.deepEqual(aStore(() => shelf, "/two/").store.read(SEEN), []);
    assert.deepEqual([...shelf.entries.keys()], ["broadsheet/one/seen"]);
  });

  test("adds to what another tab wrote in the meantime", () => {
    const shelf = new FakeShelf();
    const one = aStore(() => shelf).store;
    const two = aStore(() => shelf).store;
    one.change(SEEN, (seen) => addSeen(seen, ["a"]));
    two.change(SEEN, (seen) => addSeen(seen, ["b"]));
    one.change(SEEN, (seen) => addSeen(seen, ["c"]));
    assert.deepEqual(two.read(SEEN), ["a", "b", "c"]);
  });

  test("says which part another tab has changed, and ignores what isn't its own", () => {
    const { store, told } = aStore(() => new FakeShelf(), "/digest/");
    for (const key of ["broadsheet/digest/saved", "broadsheet/saved", "theme"])
      store.changedElsewhere(key);
    assert.deepEqual(told, ["saved"]);
    store.changedElsewhere(null);
    assert.ok(told.length > 5, "the other tab has deleted everything");
  });

  test("writes nothing where nothing changes", () => {
    const { store, refusals, told } = aStore(blocked);
    store.change(SEEN, (seen) => seen);
    assert.deepEqual([refusals, told], [[], []]);
  });

  test("remembers until the reader leaves where the browser keeps nothing", () => {
    const { store, refusals } = aStore(blocked);
    assert.deepEqual(store.read(SAVED), []);
    store.change(SAVED, (list) => [aSaved(), ...list]);
    assert.deepEqual(store.read(SAVED), [aSaved()]);
    assert.deepEqual(refusals, ["blocked"]);
  });

  test("takes up what another tab could write after this one was refused", () => {
    const shelf = new FakeShelf(300);
    const one = aStore(() => shelf).store;
    const two = aStore(() => shelf).store;
    const long = aSaved({ id: "long", title: "x".repeat(400) });
    one.change(SAVED, (list) => [long, ...list]);
    assert.deepEqual(one.read(SAVED), [long]);
    two.change(SAVED, (list) => [aSaved(), ...list]);
    one.change(SAVED, (list) => list.filter(({ id }) => id !== "long"));
    assert.deepEqual(two.read(SAVED), [aSaved()]);
  });

  test("says nothing of what the page notes by itself", () => {
    const { store, refusals } = aStore(blocked);
    store.change(SEEN, (seen) => addSeen(seen, ["a"]), true);
    assert.deepEqual(store.read(SEEN), ["a"]);
    assert.deepEqual(refusals, []);
  });

  test("holds the new list while the storage is full, and writes it when there is room", () => {
    const shelf = new FakeShelf(300);
    const { store, refusals } = aStore(() => shelf);
    const long = aSaved({ id: "long", title: "x".repeat(400) });
    store.change(SAVED, (list) => [aSaved(), ...list]);
    const kept = shelf.getItem("broadsheet/saved");
    store.change(SAVED, (list) => [long, ...list]);
    assert.deepEqual(refusals, ["full"]);
    assert.deepEqual(store.read(SAVED), [long, aSaved()]);
    assert.equal(shelf.getItem("broadsheet/saved"), kept, "the old one is whole");
    store.change(SAVED, (list) => list.filter(({ id }) => id !== "long"));
    assert.deepEqual(aStore(() => shelf).store.read(SAVED), [aSaved()]);
  });
});

describe("what was kept and can't be read", () => {
  const BAD = ["", "{", "null", "7", '"x"', "[1,{}]", "{}", '{"sort":7}', "[null]"];
  for (const text of BAD)
    test(`is as if it weren't there: ${JSON.stringify(text)}`, () => {
      const shelf = new FakeShelf();
      const { store } = aStore(() => shelf);
      for (const name of ["seen", "saved", "hidden", "settings", "visit"])
        shelf.setItem(`broadsheet/${name}`, text);
      assert.deepEqual(store.read(SEEN), []);
      assert.deepEqual(store.read(SAVED), []);
      assert.deepEqual(store.read(HIDDEN), []);
      assert.equal(store.read(VISIT), undefined);
      assert.deepEqual(store.read(SETTINGS), {
        sort: "listed",
        density: "comfortable",
        seen: "dim",
        mine: false,
        keys: true,
      });
    });

  test("takes nothing else along: a good paper beside a bad one stays", () => {
    const shelf = new FakeShelf();
    shelf.setItem("broadsheet/saved", JSON.stringify([{ id: 1 }, aSaved(), "x"]));
    assert.deepEqual(aStore(() => shelf).store.read(SAVED), [aSaved()]);
  });
});

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { addSeen, HIDDEN, SAVED, SEEN, SETTINGS } from "../../src/reader/state.ts";
import { Store, type StorageFailure, type KeyValueStorage } from "../../src/reader/storage.ts";
import { VISIT } from "../../src/reader/visit.ts";
import { aSaved, FakeStorage } from "./sample.ts";

/** A store with a note of every refusal and of every change that it told. */
function aStore(storage: () => KeyValueStorage, base = "/") {
  const store = new Store(storage, base);
  const refusals: StorageFailure[] = [];
  const told: string[] = [];
  store.onFailure = (why) => refusals.push(why);
  store.listen((name) => told.push(name));
  return { store, refusals, told };
}

const blocked = (): never => {
  throw new DOMException("blocked", "SecurityError");
};

describe("the store", () => {
  test("keeps what was changed for the next page", () => {
    const storage = new FakeStorage();
    const { store, told } = aStore(() => storage);
    store.change(SEEN, (seen) => addSeen(seen, ["a"]));
    assert.deepEqual(told, ["seen"]);
    const { store: next } = aStore(() => storage);
    assert.deepEqual(next.read(SEEN), ["a"]);
  });

  test("keeps two digests of one origin apart", () => {
    const storage = new FakeStorage();
    aStore(() => storage, "/one/").store.change(SEEN, () => ["a"]);
    assert.deepEqual(aStore(() => storage, "/two/").store.read(SEEN), []);
    assert.deepEqual([...storage.entries.keys()], ["broadsheet/one/seen"]);
  });

  test("adds to what another tab wrote in the meantime", () => {
    const storage = new FakeStorage();
    const one = aStore(() => storage).store;
    const two = aStore(() => storage).store;
    one.change(SEEN, (seen) => addSeen(seen, ["a"]));
    two.change(SEEN, (seen) => addSeen(seen, ["b"]));
    one.change(SEEN, (seen) => addSeen(seen, ["c"]));
    assert.deepEqual(two.read(SEEN), ["a", "b", "c"]);
  });

  test("says which part another tab has changed, and ignores what isn't its own", () => {
    const { store, told } = aStore(() => new FakeStorage(), "/digest/");
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
    const storage = new FakeStorage(300);
    const one = aStore(() => storage).store;
    const two = aStore(() => storage).store;
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
    const storage = new FakeStorage(300);
    const { store, refusals } = aStore(() => storage);
    const long = aSaved({ id: "long", title: "x".repeat(400) });
    store.change(SAVED, (list) => [aSaved(), ...list]);
    const kept = storage.getItem("broadsheet/saved");
    store.change(SAVED, (list) => [long, ...list]);
    assert.deepEqual(refusals, ["full"]);
    assert.deepEqual(store.read(SAVED), [long, aSaved()]);
    assert.equal(storage.getItem("broadsheet/saved"), kept, "the old one is whole");
    store.change(SAVED, (list) => list.filter(({ id }) => id !== "long"));
    assert.deepEqual(aStore(() => storage).store.read(SAVED), [aSaved()]);
  });
});

describe("what was kept and can't be read", () => {
  const BAD = ["", "{", "null", "7", '"x"', "[1,{}]", "{}", '{"sort":7}', "[null]"];
  for (const text of BAD)
    test(`is as if it weren't there: ${JSON.stringify(text)}`, () => {
      const storage = new FakeStorage();
      const { store } = aStore(() => storage);
      for (const name of ["seen", "saved", "hidden", "settings", "visit"])
        storage.setItem(`broadsheet/${name}`, text);
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
    const storage = new FakeStorage();
    storage.setItem("broadsheet/saved", JSON.stringify([{ id: 1 }, aSaved(), "x"]));
    assert.deepEqual(aStore(() => storage).store.read(SAVED), [aSaved()]);
  });
});

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import "./environment.js";
import { tellServer, watchAddress } from "../shared/address_watch.js";
import { store } from "../shared/store.js";
import { CHOICE_EVENT, choiceKey, readChoice, readChoices, withChoices, writeChoices } from "../shared/url_state.js";
import { open, search } from "./environment.js";

beforeEach(() => open("http://atlas/transport"));

test("a choice that is not known is not taken", () => {
  open("/transport?region=jiangjin&year=2099");
  assert.equal(readChoice("region", ["jiangjin", "bishan"], null), "jiangjin");
  assert.equal(readChoice("year", ["2025"], null), null);
  assert.equal(readChoice("place", ["x"], "none"), "none");
});

test("several choices keep their order; an empty one is none at all", () => {
  open("/transport?mode=rail&mode=hsr&mode=ferry");
  assert.deepEqual(readChoices("mode", ["hsr", "rail"], ["hsr"]), ["rail", "hsr"]);
  open("/transport?mode=");
  assert.deepEqual(readChoices("mode", ["hsr", "rail"], ["hsr"]), []);
  open("/transport");
  assert.deepEqual(readChoices("mode", ["hsr", "rail"], ["hsr"]), ["hsr"]);
});

test("choices are written, replaced and taken out", () => {
  open("/transport?lang=en&region=jiangjin");
  writeChoices({ region: "bishan", mode: ["hsr", "rail"] });
  assert.equal(search(), "?lang=en&region=bishan&mode=hsr&mode=rail");
  writeChoices({ region: null, mode: [] });
  assert.equal(search(), "?lang=en&mode=");
});

test("a view beside the page has choices of its own, also when reading fails", () => {
  open("/transport?region=jiangjin");
  const read = () => readChoice("region", ["jiangjin", "bishan"], null);
  assert.equal(withChoices("region=bishan", read), "bishan");
  assert.throws(() => withChoices("region=bishan", () => assert.fail("fault")), /fault/);
  assert.equal(read(), "jiangjin");
});

test("a picture depends on every choice but the camera", () => {
  open("/transport?region=jiangjin");
  const before = choiceKey();
  open("/transport?region=jiangjin&at=9,29.5,106.5");
  assert.equal(choiceKey(), before);
  open("/transport?region=bishan");
  assert.notEqual(choiceKey(), before);
});

test("the server's address keeps what it does not know, and its echo changes nothing", () => {
  watchAddress();
  let heard = 0;
  addEventListener(CHOICE_EVENT, () => {
    heard += 1;
  });
  // Streamlit writes an address without the camera and the layers.
  open("/transport?at=9,29.5,106.5&layers=hsr&region=jiangjin");
  history.replaceState(null, "", "/transport?region=bishan");
  assert.equal(search(), "?region=bishan&at=9%2C29.5%2C106.5&layers=hsr");
  assert.equal(heard, 1);
  // The map tells the server; meanwhile the user chooses another region, and the late answer must not undo it.
  const told = [];
  tellServer((address) => told.push(address));
  assert.deepEqual(told, ["?region=bishan&telling=0"]);
  writeChoices({ region: "nanchuan" });
  history.replaceState(null, "", `/transport${told[0]}`);
  assert.equal(new URLSearchParams(search()).get("region"), "nanchuan");
  clearTimeout(store.retelling);
  // A change of the server's own is taken, and its number leaves the address.
  tellServer((address) => told.push(address));
  history.replaceState(null, "", "/transport?region=bishan&year=2025&telling=1");
  assert.equal(search(), "?region=bishan&year=2025&at=9%2C29.5%2C106.5&layers=hsr");
});

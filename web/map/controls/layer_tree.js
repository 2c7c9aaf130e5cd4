// The layer tree of a map.
import { LINE_MODES } from "../../drawing/lines.js";
import { BANDS } from "../../drawing/precision.js";
import { h, replaceContent } from "../../shared/dom.js";

/**
 * @param {HTMLElement} node
 * @param {Look} look
 * @param {Shell} shell
 * @param {Scene} scene
 * @param {() => void} onToggle
 */
export function buildTree(node, look, shell, scene, onToggle) {
  /** @param {string} id */
  const counts = (id) => [...scene.places.values()].filter((mark) => mark.theme === id).length;
  // Where filters choose the modes, the tree leaves them out.
  const entries = shell.layers.filter((layer) => !look.filters || !LINE_MODES.includes(layer.id));
  const groups = [...new Set(entries.map((layer) => layer.group))];
  const tree = groups.map((group) =>
    h(
      "fieldset",
      {},
      h("legend", {}, look.facts.words.groups[group]),
      entries
        .filter((layer) => layer.group === group)
        .flatMap((layer) => {
          const faults = look.facts.leftOut[layer.id] || [];
          const box = h("input", {
            type: "checkbox",
            value: layer.id,
            checked: look.layers.has(layer.id),
            onchange: onToggle,
          });
          const label = h(
            "label",
            { class: faults.length > 0 && "a-faulty" },
            box,
            h("span", {}, look.facts.words.layers[layer.id]),
            layer.id === BANDS ? null : h("span", { class: "a-count" }, counts(layer.id)),
          );
          return [
            label,
            ...faults.map((fault) => h("p", { class: "a-note a-fault" }, `${look.facts.words.leftOut} ${fault}`)),
          ];
        }),
    ),
  );
  replaceContent(node, tree);
}

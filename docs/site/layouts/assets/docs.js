// Finds parts of the documentation by their words; nothing is sent anywhere.

const find = document.getElementById("find");

if (find) {
  const field = find.querySelector("input");
  const told = find.querySelector("[role=status]");
  const list = find.querySelector("ul");
  let rows;

  const load = async () => {
    rows ??= (async () => (await fetch(find.dataset.index)).json())();
    return rows;
  };

  // A word counts more in the name of a page or a part; every word has to stand somewhere.
  const weigh = ([page, part, , text], words) => {
    const [names, whole] = [`${page} ${part}`.toLowerCase(), text.toLowerCase()];
    let weight = 0;
    for (const word of words) {
      if (names.includes(word)) weight += part.toLowerCase().includes(word) ? 4 : 3;
      else if (whole.includes(word)) weight += 1;
      else return 0;
    }
    return weight;
  };

  const show = async () => {
    const asked = field.value;
    const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
    if (!words.length) {
      list.replaceChildren();
      told.textContent = "";
      return;
    }
    const found = (await load())
      .map((row) => [weigh(row, words), row])
      .filter(([weight]) => weight)
      .sort(([one], [other]) => other - one);
    if (asked !== field.value) return;
    told.textContent = found.length === 1 ? "1 part" : `${found.length} parts`;
    list.replaceChildren(
      ...found.slice(0, 12).map(([, [page, part, address]]) => {
        const [item, link] = [document.createElement("li"), document.createElement("a")];
        link.href = find.dataset.root + address;
        link.textContent = part ? `${page}: ${part}` : page;
        item.append(link);
        return item;
      }),
    );
  };

  find.hidden = false;
  field.addEventListener("focus", load, { once: true });
  field.addEventListener("input", show);
  find.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
  });
}

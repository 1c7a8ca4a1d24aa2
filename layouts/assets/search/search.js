/* Searches the paper in the reader's browser. Nothing that is typed leaves it: it fetches those
   files of the index that may hold the words, and looks there itself. How they are made:
   dateline/outputs/search/. */
"use strict";
{
  const SHOWN = 10;
  const WAIT = 150; // milliseconds after a key, so that not every letter is a search
  const PATIENCE = 400; // before it is said that a search takes its time
  const WORTH = [1, 1.5, 2.5, 5]; // of a word: once, several times, strong, in the title
  const BEGUN = 0.4; // what a word is worth of which only the beginning was asked for
  const STEM = 4; // letters that a stem has at least, and
  const ENDING = 4; // an ending at most, where a form is not in the index
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUES = new Map([...DIGITS].map((digit, value) => [digit, value]));
  const FACETS = { region: "regions", topic: "topics", class: "classes" };
  const WORD = /[\p{L}\p{N}]+/gu;
  const UNSPACED = /[\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7a3]+/g;

  const finder = document.getElementById("_finder");
  const archive = document.getElementById("_archive");
  const form = finder.querySelector("form");
  const field = form.elements.q;
  const status = finder.querySelector("[role=status]");
  const list = document.getElementById("_results");
  const further = finder.querySelector(".further");
  const says = finder.dataset;

  const files = new Map();
  let latest = 0; // the number of the newest search: an older one shows nothing
  let waiting = 0;
  let rest = []; // what was found and isn't shown yet
  let lit = []; // the words and stems that results are searched for

  /* Words, as dateline/outputs/search/words.py has them */

  const fold = text => text.normalize("NFKD").replace(/\p{Mn}/gu, "").normalize("NFC").toLowerCase();

  const split = text => {
    const folded = fold(text);
    const pairs = (folded.match(UNSPACED) ?? []).flatMap(run =>
      Array.from({ length: Math.max(run.length - 1, 1) }, (_, at) => run.slice(at, at + 2)));
    const spaced = folded.replace(UNSPACED, " ").match(WORD) ?? [];
    return [...new Set([...spaced.filter(word => word.length > 1), ...pairs])];
  };

  /* The index */

  const load = url => {
    if (!files.has(url)) {
      files.set(url, fetch(url).then(got => got.ok ? got.json() : Promise.reject(new Error(url))));
      files.get(url).catch(() => files.delete(url));
    }
    return files.get(url);
  };

  const shardOf = (part, word) => part.cuts.findLastIndex(cut => cut <= word);

  const shards = (part, word) => {
    const first = shardOf(part, word);
    const last = Math.min(shardOf(part, `${word}\uffff`), first + 1);
    const numbers = first === last ? [first] : [first, last];
    return Promise.all(numbers.map(number => load(`${part.at}${number}.json`)));
  };

  const readHits = (text, count) => {
    if (text === "*") return new Map(Array.from({ length: count }, (_, number) => [number, 0]));
    const hits = new Map();
    let number = -1, value = 0, place = 1;
    for (const letter of text) {
      const digit = VALUES.get(letter);
      value += (digit % 32) * place;
      place *= 32;
      if (digit < 32) {
        number += 1 + Math.floor(value / WORTH.length);
        hits.set(number, value % WORTH.length);
        value = 0;
        place = 1;
      }
    }
    return hits;
  };

  /* Return the stems of a shard that a word may mean: its own, those of words that begin with it, or
     where there are none (a form that nobody wrote) the longest one that it begins with. */
  const stemsFor = (word, hits, words) => {
    const stemOf = each => Object.hasOwn(words, each) ? words[each] : each;
    const known = Object.keys(hits);
    const begun = [...known, ...Object.keys(words)].filter(each => each.startsWith(word)).map(stemOf);
    const stems = new Set([stemOf(word), ...begun].filter(each => Object.hasOwn(hits, each)));
    const near = known
      .filter(each => each.length >= STEM && word.length - each.length <= ENDING && word.startsWith(each))
      .sort((one, two) => two.length - one.length);
    return [stemOf(word), stems.size ? stems : new Set(near.slice(0, 1))];
  };

  /* Return what each article of a part is worth for one word. */
  const worthOf = async (part, word) => {
    const worth = new Map();
    for (const { hits, words } of await shards(part, word)) {
      const [own, stems] = stemsFor(word, hits, words);
      for (const stem of stems) {
        const share = stem === own ? 1 : BEGUN;
        if (stem === own || word.startsWith(stem)) lit.push(stem);
        for (const [number, weight] of readHits(hits[stem], part.count)) {
          worth.set(number, Math.max(WORTH[weight] * share, worth.get(number) ?? 0));
        }
      }
    }
    return worth;
  };

  const under = async (part, facet) => {
    const [{ hits }] = await shards(part, facet);
    return readHits(Object.hasOwn(hits, facet) ? hits[facet] : "", part.count);
  };

  const ofYear = (part, year) => {
    const numbers = new Map();
    let start = 0;
    for (const [each, count] of part.years) {
      if (String(each) === year) for (let at = start; at < start + count; at++) numbers.set(at, 0);
      start += count;
    }
    return numbers;
  };

  /* Return the articles that have every word and stand under every filter, best or newest first. */
  const find = async asked => {
    const { rows, parts } = await load(says.parts);
    const wanted = parts.filter(part => !asked.year || ofYear(part, asked.year).size);
    const perPart = await Promise.all(wanted.map(async part => ({
      worths: await Promise.all(asked.words.map(word => worthOf(part, word))),
      limits: [
        ...await Promise.all(asked.facets.map(facet => under(part, facet))),
        ...asked.year ? [ofYear(part, asked.year)] : [],
      ],
    })));
    const count = wanted.reduce((sum, part) => sum + part.count, 0);
    const rarity = asked.words.map((_, at) =>
      Math.log(1 + count / (1 + perPart.reduce((sum, { worths }) => sum + worths[at].size, 0))));
    const found = wanted.flatMap((part, place) => {
      const { worths, limits } = perPart[place];
      const [least, ...others] = [...worths, ...limits].sort((one, two) => one.size - two.size);
      return [...least.keys()]
        .filter(number => others.every(other => other.has(number)))
        .sort((one, two) => one - two)
        .map(number => ({
          url: `${part.at}rows-${Math.floor(number / rows)}.json`,
          at: number % rows,
          score: worths.reduce((sum, worth, each) => sum + worth.get(number) * rarity[each], 0),
        }));
    });
    return asked.order === "newest" ? found : found.sort((one, two) => two.score - one.score);
  };

  /* What is shown: made of text alone, never of HTML */

  const element = (name, classes, ...inside) => {
    const made = document.createElement(name);
    if (classes) made.className = classes;
    made.append(...inside);
    return made;
  };

  const link = (href, ...inside) => {
    const made = element(href ? "a" : "span", "", ...inside);
    if (href) made.href = href;
    return made;
  };

  const marked = text => {
    const parts = [];
    let end = 0;
    for (const { 0: word, index } of text.matchAll(WORD)) {
      const folded = fold(word);
      if (!lit.some(each => folded === each || each.length > 2 && folded.startsWith(each))) continue;
      parts.push(text.slice(end, index), element("mark", "", word));
      end = index + word.length;
    }
    return [...parts, text.slice(end)];
  };

  const entry = ([href, title, place, iso, date, summary, kind, rests, regions]) => {
    const tags = element("p", "tags");
    if (kind) tags.append(element("span", "kind", kind));
    tags.append(...regions.map(([name, to]) => link(to, name)));
    if (rests) tags.append(element("span", "rests", rests));
    const heading = element("h2", "", link(href, ...marked(title)));
    heading.dir = "auto";
    const time = element("time", "dateline", ...place ? [element("b", "", place), says.join] : [], date);
    time.dateTime = iso;
    const gist = element("p", "gist", time, ...summary ? [says.dash, element("span", "", ...marked(summary))] : []);
    return element("article", "entry", ...tags.childElementCount ? [tags] : [], heading, gist);
  };

  const showMore = async () => {
    const turn = latest;
    const next = rest.slice(0, SHOWN);
    const rows = await Promise.all(next.map(({ url }) => load(url)));
    if (turn !== latest) return null;
    const entries = next.map(({ at }, place) => entry(rows[place][at]));
    rest = rest.slice(SHOWN);
    list.append(...entries);
    further.hidden = !rest.length;
    return entries[0];
  };

  const say = count => {
    if (!count) return says.none;
    if (count === 1) return says.one;
    return says.many.replace("{}", count.toLocaleString(document.documentElement.lang));
  };

  /* The question: it stands in the address, so that it can be kept and passed on */

  const question = () => {
    const given = new FormData(form);
    const words = split(given.get("q"));
    const facets = Object.entries(FACETS)
      .filter(([name]) => given.get(name))
      .map(([name, key]) => `=${key}/${given.get(name)}`);
    return { words, facets, year: given.get("year") ?? "", order: given.get("order"), text: given.get("q").trim() };
  };

  const clear = () => {
    list.replaceChildren();
    further.hidden = true;
    status.textContent = "";
    rest = [];
  };

  const search = async () => {
    const turn = ++latest;
    const asked = question();
    const blank = !asked.text && !asked.facets.length && !asked.year;
    archive.hidden = !blank;
    if (blank) return clear();
    const slow = setTimeout(() => { status.textContent = says.searching; }, PATIENCE);
    lit = [...asked.words];
    try {
      const nothing = asked.text && !asked.words.length;
      const found = nothing ? [] : await find(asked);
      if (turn !== latest) return;
      clear();
      rest = found;
      await showMore();
      if (turn === latest) status.textContent = say(found.length);
    } catch {
      if (turn !== latest) return;
      clear();
      archive.hidden = false;
      status.textContent = says.failed;
    } finally {
      clearTimeout(slow);
    }
  };

  const address = () => {
    const given = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
    return given.size ? `?${given}` : location.pathname;
  };

  const ask = keep => {
    clearTimeout(waiting);
    history[keep && address() !== (location.search || location.pathname) ? "pushState" : "replaceState"](null, "", address());
    search();
  };

  const readAddress = () => {
    const given = new URLSearchParams(location.search);
    for (const control of form.elements) {
      if (control.name) control.value = given.get(control.name) ?? "";
      if (control.name && control.selectedIndex === -1) control.value = ""; // no such choice
    }
    search();
  };

  form.addEventListener("submit", event => {
    event.preventDefault();
    ask(true);
  });
  form.addEventListener("change", event => event.target !== field && ask(true));
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, WAIT);
  });
  further.addEventListener("click", async () => (await showMore())?.querySelector("h2 a").focus());
  /* Within the finder only: a key that acts wherever the focus is would act on dictated words too
     (WCAG 2.1.4). */
  finder.addEventListener("keydown", event => {
    const typing = event.target.matches("input, select");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    field.select();
  });
  window.addEventListener("popstate", readAddress);

  readAddress();
}

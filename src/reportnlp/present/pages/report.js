/* The report page: text, tables and detail lead to each other; filters and search narrow all three. */

const text = document.getElementById("main");
const sheets = new Map(PAGE.sheets.map((sheet) => [sheet.name, sheet]));
const sentences = [...text.querySelectorAll(".s")];
const starts = sentences.map((sentence) => Number(sentence.id.slice(3)));
const filters = { term: "", indicator: "", sections: null, kinds: null };

/* Which rows and passages the filters let through. */

function accepts(sheet, n) {
  const { term, indicator, sections } = filters;
  if (sections && !sections.has(sheet.sections[n]) && sheet.places[n] !== null) return false;
  if (indicator && cell(sheet, n, "indicator") !== indicator && sheet.keys.includes("indicator")) return false;
  return !term || sheet.cells[n].some((shown) => shown.includes(term));
}

function cell(sheet, n, key) {
  const at = sheet.keys.indexOf(key);
  return at < 0 ? null : sheet.rows[n][at];
}

const tabs = sheetTabs(document.getElementById("tabs"), document.getElementById("sheet"), PAGE.sheets, {
  accepts,
  maxRank: 6,
  onPick: (sheet, n) => pick(sheet.name, n),
});

/* Choosing a finding: its sentence lights up, its fields are told, its row is marked. */

function pick(name, n, { scroll = true } = {}) {
  const sheet = sheets.get(name);
  const marks = text.querySelectorAll(`[data-of="${name}-${n}"]`);
  const place = sheet.places[n];
  const sentence = marks.length ? marks[0].closest(".s") : sentenceAt(place);
  text.querySelectorAll(".lit, .flash").forEach((lit) => lit.classList.remove("lit", "flash"));
  sentence?.classList.add("lit", "flash");
  marks.forEach((mark) => mark.classList.add("lit"));
  const facts = placeOf(sheet, n);
  tell(sheet, n, { facts, quotes: sentence ? [{ pieces: [[sentence.textContent, false]] }] : [] });
  tabs.show(name).pick(n);
  if (scroll) (marks[0] ?? sentence)?.scrollIntoView({ block: "center" });
  if (marks.length) history.replaceState(null, "", `#${name}-${n}`);
}

function sentenceAt(place) {
  if (place === null) return null;
  let at = starts.findIndex((start) => start > place);
  at = (at < 0 ? starts.length : at) - 1;
  return sentences[at] ?? null;
}

function placeOf(sheet, n) {
  if (sheet.places[n] === null) return [];
  const [start, end] = ["start", "end"].map((key) => cell(sheet, n, key) ?? cell(sheet, n, `first_${key}`));
  return [["位置", `第 ${start}—${end} 字符`]];
}

text.addEventListener("click", (event) => {
  const mark = event.target.closest(".m");
  if (!mark || String(getSelection())) return;
  const [name, n] = mark.dataset.of.split("-");
  if (filters.kinds === null || filters.kinds.has(name)) pick(name, Number(n), { scroll: false });
});

/* Stepping through the findings in the order of the text. */

function step(direction) {
  const marks = [...text.querySelectorAll(".m[id]")].filter((mark) => {
    const [name, n] = mark.id.split("-");
    return (filters.kinds === null || filters.kinds.has(name)) && accepts(sheets.get(name), Number(n));
  });
  if (!marks.length) return;
  const at = marks.findIndex((mark) => mark.classList.contains("lit"));
  const next = at < 0 ? (direction > 0 ? 0 : marks.length - 1) : (at + direction + marks.length) % marks.length;
  const [name, n] = marks[next].id.split("-");
  pick(name, Number(n));
}

document.getElementById("previous").addEventListener("click", () => step(-1));
document.getElementById("next").addEventListener("click", () => step(1));
document.addEventListener("keydown", (event) => {
  if (event.target.closest("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j" || event.key === "J") step(1);
  if (event.key === "k" || event.key === "K") step(-1);
  if (event.key === "/") {
    event.preventDefault();
    document.getElementById("search").focus();
  }
});

/* Filters and search. */

function chosen(fieldset) {
  const boxes = [...fieldset.querySelectorAll("input")];
  return boxes.every((box) => box.checked) ? null : new Set(boxes.filter((box) => box.checked).map((box) => box.value));
}

function narrow() {
  filters.kinds = chosen(document.getElementById("kinds"));
  filters.sections = chosen(document.getElementById("sections"));
  for (const kind of ["quantities", "dates", "events", "documents"]) {
    text.classList.toggle(`hide-${kind}`, filters.kinds !== null && !filters.kinds.has(kind));
  }
  text.classList.toggle("narrowed", filters.sections !== null);
  for (const passage of text.querySelectorAll(".passage")) {
    const section = passage.className.match(/sec-(\w+)/)[1];
    passage.classList.toggle("off", filters.sections !== null && !filters.sections.has(section));
  }
  tabs.refresh();
}

document.getElementById("kinds").addEventListener("change", narrow);
document.getElementById("sections").addEventListener("change", narrow);
document.getElementById("indicator")?.addEventListener("change", (event) => {
  filters.indicator = event.target.value;
  tabs.show(sheets.has("indicators") && sheets.get("indicators").rows.length ? "indicators" : "quantities");
  narrow();
});

const search = document.getElementById("search");
let hits = [];
let hit = -1;

/** Find the term in the text; it may run across underlined findings. */
function find(term) {
  hits = [];
  hit = -1;
  for (const line of term ? text.querySelectorAll(".line") : []) {
    const whole = line.textContent;
    for (let at = whole.indexOf(term); at >= 0; at = whole.indexOf(term, at + term.length)) hits.push(rangeIn(line, at, at + term.length));
  }
  if (window.Highlight) CSS.highlights.set("search", new Highlight(...hits));
  document.getElementById("found").textContent = term ? `文中 ${hits.length} 处` : "";
}

function rangeIn(line, start, end) {
  const range = document.createRange();
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  let at = 0;
  for (let node = walker.nextNode(); node; at += node.length, node = walker.nextNode()) {
    if (start >= at && start < at + node.length) range.setStart(node, start - at);
    if (end > at && end <= at + node.length) {
      range.setEnd(node, end - at);
      break;
    }
  }
  return range;
}

search.addEventListener("input", () => {
  filters.term = search.value.trim();
  find(filters.term);
  tabs.refresh();
});
search.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !hits.length) return;
  hit = (hit + (event.shiftKey ? -1 : 1) + hits.length) % hits.length;
  hits[hit].startContainer.parentElement.scrollIntoView({ block: "center" });
  document.getElementById("found").textContent = `第 ${hit + 1} / ${hits.length} 处`;
});

/* Links into the text (#quantities-12) choose the finding. */

function follow() {
  const [, name, n] = location.hash.match(/^#(\w+)-(\d+)$/) ?? [];
  if (sheets.has(name) && sheets.get(name).rows[n]) pick(name, Number(n));
}

/* What sticks to the top stays clear of the toolbar, which is of two rows on narrower screens. */
const toolbar = document.querySelector(".toolbar");
new ResizeObserver(() => document.documentElement.style.setProperty("--bar", `${toolbar.offsetHeight}px`)).observe(toolbar);

tabs.show((PAGE.sheets.find((sheet) => sheet.rows.length) ?? PAGE.sheets[0]).name);
if (matchMedia("(max-width: 1150px)").matches) document.querySelector(".outline details").open = false;
addEventListener("hashchange", follow);
follow();
document.documentElement.dataset.ready = "true";

"use strict";
/* What every page shares: its data, small elements, and tables that sort, filter and export. */

const PAGE = JSON.parse(document.getElementById("data").textContent);

/** Make an element; strings among the children become text, never markup. */
function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-") || name === "role") made.setAttribute(name, value);
    else made[name] = value;
  }
  made.append(...children);
  return made;
}

/** A cell that a spreadsheet does not take for a formula (as in cells.py). */
function inert(text) {
  return /^[=+\-@\t\r＝＋－＠]/.test(text) && !/^[-+]?[\d,.]+[%‰]?$/.test(text) ? "'" + text : text;
}

function csvCell(value) {
  if (value === null || value === undefined) return "";
  const text = typeof value === "string" ? inert(value) : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function download(name, text) {
  const link = element("a", { href: URL.createObjectURL(new Blob(["\ufeff" + text], { type: "text/csv" })), download: name });
  link.click();
  URL.revokeObjectURL(link.href);
}

/**
 * A sheet as a table. `onPick(sheet, row)` is called when a row is chosen, `accepts(sheet, row)` filters rows;
 * columns of a higher rank than `maxRank` are left to the detail.
 */
class SheetTable {
  constructor(sheet, { onPick = () => {}, accepts = () => true, maxRank = 9 } = {}) {
    Object.assign(this, { sheet, onPick, accepts, order: null, picked: null });
    this.count = element("span", { "aria-live": "polite" });
    this.body = element("tbody");
    this.columns = sheet.columns.map((column, at) => ({ ...column, at })).filter((column) => column.rank <= maxRank);
    this.heads = this.columns.map((column, n) => this.head(column, n));
    const save = element("button", { type: "button", textContent: "导出 CSV" });
    save.addEventListener("click", () => download(`${sheet.name}.csv`, this.csv()));
    const table = element("table", {}, element("caption", {}, sheet.label), element("thead", {}, element("tr", {}, ...this.heads)), this.body);
    const scroll = element("div", { className: "scroll", tabIndex: 0, role: "region", "aria-label": sheet.label }, table);
    this.element = element("div", {}, element("div", { className: "sheet-bar" }, this.count, save), scroll);
    this.body.addEventListener("click", (event) => {
      const row = event.target.closest("tr[data-row]");
      if (row) this.onPick(this.sheet, Number(row.dataset.row));
    });
    this.refresh();
  }

  head(column, n) {
    const button = element("button", { type: "button", textContent: column.label, title: column.about });
    button.addEventListener("click", () => this.sort(n));
    return element("th", { scope: "col", className: column.numeric ? "number" : "" }, button);
  }

  sort(n) {
    const down = this.order?.column === n && !this.order.down;
    this.order = { column: n, down };
    this.heads.forEach((head, at) => {
      if (at === n) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    this.refresh();
  }

  /** The rows that are shown, in their order; empty cells come last. */
  rows() {
    const rows = this.sheet.rows.map((_, n) => n).filter((n) => this.accepts(this.sheet, n));
    if (!this.order) return rows;
    const key = this.columns[this.order.column].sort;
    const sign = this.order.down ? -1 : 1;
    return rows.sort((a, b) => compare(this.sheet.rows[a][key], this.sheet.rows[b][key], sign));
  }

  refresh() {
    const rows = this.rows();
    this.count.textContent = rows.length === this.sheet.rows.length ? `${rows.length} 行` : `${rows.length} / ${this.sheet.rows.length} 行`;
    this.body.replaceChildren(...rows.map((n) => this.row(n)));
  }

  row(n) {
    const cells = this.columns.map((column, position) => {
      const shown = this.sheet.cells[n][column.at];
      const inner = position === 0 ? element("button", { type: "button", className: "link", textContent: shown || "—" }) : shown;
      if (shown.length > 40) return element("td", { className: "long" }, element("div", { className: "clamp" }, inner));
      return element("td", { className: column.numeric ? "number" : shown.length > 12 ? "long" : "" }, inner);
    });
    const row = element("tr", { className: n === this.picked ? "picked" : "" }, ...cells);
    row.dataset.row = n;
    return row;
  }

  pick(n) {
    this.picked = n;
    for (const row of this.body.rows) row.classList.toggle("picked", Number(row.dataset.row) === n);
    this.body.querySelector(".picked")?.scrollIntoView({ block: "nearest" });
  }

  /** The shown rows as CSV, with the keys that programs know. */
  csv() {
    const lines = [this.sheet.keys, ...this.rows().map((n) => this.sheet.rows[n])];
    return lines.map((cells) => cells.map(csvCell).join(",")).join("\r\n") + "\r\n";
  }
}

function compare(a, b, sign) {
  if (a === b) return 0;
  if (a === null || a === "") return 1;
  if (b === null || b === "") return -1;
  return sign * (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "zh"));
}

/** Tabs over sheets; arrow keys move between them. Returns what shows a sheet by its name. */
function sheetTabs(bar, panel, sheets, options) {
  const tables = new Map();
  const tabs = sheets.map((sheet) => {
    const tab = element("button", { type: "button", role: "tab", id: `tab-${sheet.name}` }, sheet.label + " ", element("small", {}, String(sheet.rows.length)));
    tab.addEventListener("click", () => show(sheet.name));
    return tab;
  });
  bar.append(...tabs);
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const at = (tabs.indexOf(document.activeElement) + step + tabs.length) % tabs.length;
    show(sheets[at].name);
    tabs[at].focus();
  });

  function show(name) {
    const sheet = sheets.find((each) => each.name === name);
    if (!tables.has(name)) tables.set(name, new SheetTable(sheet, options));
    tabs.forEach((tab, at) => {
      tab.setAttribute("aria-selected", sheets[at] === sheet);
      tab.tabIndex = sheets[at] === sheet ? 0 : -1;
    });
    panel.setAttribute("aria-labelledby", `tab-${name}`);
    panel.replaceChildren(sheet.rows.length ? tables.get(name).element : element("p", { className: "empty" }, "没有找到。"));
    return tables.get(name);
  }

  return { show, refresh: () => tables.forEach((table) => table.refresh()) };
}

/** Tell a row in the detail: its columns, further facts, and the words behind it. */
function tell(sheet, n, { facts = [], quotes = sheet.quotes?.[n] ?? [] } = {}) {
  const detail = document.getElementById("detail");
  const hint = detail.hint ?? (detail.hint = detail.querySelector(".hint"));
  const close = element("button", { type: "button", className: "close", textContent: "关闭" });
  close.addEventListener("click", () => detail.replaceChildren(hint));
  const list = element("dl");
  const add = (label, value, about = "") => list.append(element("dt", { title: about }, label), element("dd", {}, element("bdi", {}, value)));
  const named = Math.max(0, sheet.columns.findIndex((column) => column.rank <= 2 && !column.numeric));
  sheet.columns.forEach((column, at) => {
    const shown = sheet.cells[n][at];
    const repeated = quotes.length && shown.length > 40;
    if (at !== named && shown && !repeated) add(column.label, shown, column.about);
  });
  facts.forEach(([label, value]) => add(label, value));
  const title = element("h2", {}, element("bdi", {}, sheet.cells[n][named] || sheet.label));
  detail.replaceChildren(close, title, list, ...quotes.map(quoted));
  detail.scrollTop = 0;
}

function quoted({ label, pieces }) {
  const words = pieces.map(([text, marked]) => (marked ? element("mark", {}, text) : text));
  return element("blockquote", {}, ...(label ? [element("small", {}, label + "："), ...words] : words));
}

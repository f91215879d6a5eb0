/* A page of pictures and tables: a mark leads to its row, a row to its detail. */

const sheets = new Map(PAGE.sheets.map((sheet) => [sheet.name, sheet]));
const search = document.getElementById("search");

const tabs = sheetTabs(document.getElementById("tabs"), document.getElementById("sheet"), PAGE.sheets, {
  accepts: (sheet, n) => !search.value || sheet.cells[n].some((shown) => shown.includes(search.value.trim())),
  onPick: (sheet, n) => pick(sheet.name, n),
});

function pick(name, n) {
  const sheet = sheets.get(name);
  tabs.show(name).pick(n);
  tell(sheet, n);
  history.replaceState(null, "", `#${name}-${n}`);
}

function follow() {
  const [, name, n] = location.hash.match(/^#(\w+)-(\d+)$/) ?? [];
  if (!sheets.get(name)?.rows[n]) return;
  pick(name, Number(n));
  document.getElementById("sheet").scrollIntoView({ block: "nearest" });
}

search.addEventListener("input", () => tabs.refresh());
tabs.show((PAGE.sheets.find((sheet) => sheet.rows.length) ?? PAGE.sheets[0]).name);
addEventListener("hashchange", follow);
follow();
document.documentElement.dataset.ready = "true";

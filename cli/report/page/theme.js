// Light or dark: as the system says, until the reader chooses; the choice is kept where the browser keeps such things.

const THEME_KEY = "events-report-theme";

function makeTheme() {
  const button = byId("theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (document.documentElement.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
  const show = () => {
    button.textContent = isDark() ? "Light theme" : "Dark theme";
  };
  const kept = stored(() => localStorage.getItem(THEME_KEY));
  if (kept === "dark" || kept === "light") document.documentElement.dataset.theme = kept;
  button.addEventListener("click", () => {
    const theme = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = theme;
    stored(() => localStorage.setItem(THEME_KEY, theme));
    show();
  });
  system.addEventListener("change", show);
  button.hidden = false;
  show();
}

/** What storage gives; a browser may refuse it to pages from disk. */
function stored(ask) {
  try {
    return ask();
  } catch {
    return null;
  }
}

"""The style sheet of the HTML document, made of the same tokens as everything else drawn."""

from pm_facilitator.figures.font_files import FAMILIES
from pm_facilitator.figures.palette import Palette, palette

_TOKENS = ("surface", "text", "text_soft", "border", "accent", "accent_soft", "sunken")

_RULES = """
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 3rem 1.5rem 4rem; max-width: 60rem; background: var(--surface);
  color: var(--text); font: 1rem/1.55 FAMILIES, system-ui, sans-serif;
  overflow-wrap: break-word; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 1.25rem; font-weight: 600;
  max-width: 28em; text-wrap: balance; }
h2 { font-size: 1.4rem; line-height: 1.3; margin: 3rem 0 0.75rem; font-weight: 600; }
h3 { font-size: 1rem; margin: 1.5rem 0 0.35rem; font-weight: 600; }
p { margin: 0 0 0.75rem; max-width: 42em; }
p, li, dd, td, h1 { unicode-bidi: plaintext; text-align: start; }
a { color: var(--accent); }
strong { font-weight: 600; }
.notice { color: var(--text-soft); margin: 0 0 0.5rem; max-width: none; }
.label { float: right; border: 1px solid var(--border); border-radius: 4px;
  padding: 0.05rem 0.5rem; }
nav ul { columns: 16rem 2; list-style: none; padding: 1rem 0 0; margin: 1.5rem 0 0;
  border-top: 1px solid var(--border); }
nav li { margin: 0; break-inside: avoid; }
nav a { display: block; padding: 0.2rem 0; text-decoration: none; }
nav a:hover, nav a:focus-visible { text-decoration: underline; }
.soft, .missing, figcaption, footer { color: var(--text-soft); }
.missing { font-style: italic; }
dl.facts { display: grid; grid-template-columns: minmax(8rem, 12rem) 1fr; gap: 0.3rem 1.5rem;
  margin: 0 0 1rem; }
dl.facts dt { color: var(--text-soft); }
dl.facts dd { margin: 0; }
dl.numbers { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; margin: 0 0 1.5rem; }
dl.numbers div { display: flex; flex-direction: column-reverse; }
dl.numbers dt { color: var(--text-soft); font-size: 0.9rem; }
dl.numbers dd { margin: 0; font-size: 1.5rem; font-weight: 600;
  font-variant-numeric: tabular-nums; }
ul { margin: 0 0 0.75rem; padding-left: 1.25rem; }
li { margin: 0.3rem 0; max-width: 44em; }
.table table { min-width: 40rem; }
.table { overflow-x: auto; margin: 0.75rem 0 1rem; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: start; vertical-align: top; padding: 0.45rem 1rem 0.45rem 0;
  overflow-wrap: anywhere; }
thead th { color: var(--text-soft); font-weight: 400; font-size: 0.9rem;
  border-bottom: 1px solid var(--border); }
tbody td { border-bottom: 1px solid var(--sunken); }
tbody th { padding-top: 1.25rem; font-weight: 600; border-bottom: 1px solid var(--border); }
figure { margin: 1rem 0 1.5rem; }
figure .scroll { overflow-x: auto; }
figure svg, figure img { display: block; max-width: 100%; height: auto; }
figure .scroll svg { min-width: var(--least); }
figcaption { font-size: 0.9rem; margin-top: 0.4rem; }
footer { margin-top: 3.5rem; font-size: 0.9rem; border-top: 1px solid var(--border);
  padding-top: 1rem; }
.dark { display: none; }
@media (prefers-color-scheme: dark) { .light { display: none; } .dark { display: block; } }
@media (max-width: 40rem) { dl.facts { grid-template-columns: 1fr; gap: 0; }
  dl.facts dd { margin-bottom: 0.5rem; } }
@media print { body { padding: 0; max-width: none; } h2, h3 { break-after: avoid; }
  tr, figure { break-inside: avoid; } thead { display: table-header-group; } }
"""


def style_sheet() -> str:
    """Give the style sheet, light and dark."""
    families = ", ".join(f'"{family}"' for family in FAMILIES)
    light, dark = _variables(palette("light")), _variables(palette("dark"))
    return (
        f":root {{ color-scheme: light dark; {light} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}"
        + _RULES.replace("FAMILIES", families)
    )


def _variables(colors: Palette) -> str:
    return " ".join(f"--{name.replace('_', '-')}: {colors[name]};" for name in _TOKENS)

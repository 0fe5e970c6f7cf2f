package io.leakscribe.draft;

/** The style sheet of the page, and of other pages that should look like it. */
public final class HtmlStyle {
  /** The whole of it. */
  public static final String CSS =
      """
      :root { --ink: #1c2126; --dim: #59636e; --line: #d5dae0; --soft: #f5f6f8; --mark: #a33c0b; }
      @media (prefers-color-scheme: dark) {
        :root { --ink: #e4e7eb; --dim: #9aa4af; --line: #3a424b; --soft: #1d2228; --mark: #f0945c; }
        body { background: #14181c; }
      }
      * { box-sizing: border-box; }
      body { margin: 0; color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
      main { max-width: 62rem; margin: 0 auto; padding: 1.25rem 1rem 4rem; }
      h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; overflow-wrap: anywhere; }
      h2 { font-size: 1.2rem; margin: 2.25rem 0 .5rem; border-bottom: 1px solid var(--line); }
      h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
      p, ul { margin: .5rem 0; max-width: 48rem; }
      ul { padding-left: 1.25rem; }
      code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere; }
      small { color: var(--dim); white-space: nowrap; }
      .box { border: 1px solid var(--line); border-left: 5px solid var(--mark);
        background: var(--soft); padding: .75rem 1rem; margin: 1rem 0; }
      .box h2 { margin: 0 0 .5rem; border: 0; font-size: 1rem; }
      dl { display: grid; grid-template-columns: 9rem 1fr; gap: .4rem 1rem; margin: 0; }
      dt { color: var(--dim); }
      dd { margin: 0; overflow-wrap: anywhere; min-width: 0; }
      .ask { border-left: 3px solid var(--line); padding: .1rem 0 .1rem .75rem; color: var(--dim); }
      .wide { overflow-x: auto; }
      table { border-collapse: collapse; width: 100%; margin: .5rem 0; font-size: .9rem; }
      caption { text-align: left; color: var(--dim); padding: .25rem 0; }
      th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0;
        border-bottom: 1px solid var(--line); }
      th { color: var(--dim); font-weight: 600; }
      td { overflow-wrap: break-word; }
      time span { white-space: nowrap; }
      figure { margin: 1rem 0; }
      figcaption { font-weight: 600; }
      figure svg { min-width: 40rem; width: 100%; height: auto; display: block; }
      @media (max-width: 40rem) {
        dl { grid-template-columns: 1fr; gap: 0; }
        dd { margin-bottom: .6rem; }
        table, caption, tbody, tr, td { display: block; }
        thead { display: none; }
        tr { border-bottom: 1px solid var(--line); padding: .4rem 0; }
        td { border: 0; padding: .1rem 0 .1rem 7.5rem; position: relative; }
        td:empty { display: none; }
        td::before { content: attr(data-label); position: absolute; left: 0; width: 7rem;
          color: var(--dim); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
      }
      @media print {
        body { font-size: 10pt; background: none; color: #000; }
        main { max-width: none; padding: 0; }
        h2, h3, figcaption { break-after: avoid; }
        figure, tr, .box { break-inside: avoid; }
        .wide { overflow: visible; }
        figure svg { min-width: 0; }
      }
      """;

  private HtmlStyle() {}
}

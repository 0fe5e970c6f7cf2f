package io.leakscribe.draft;

/** The style sheet of the page, and of other pages that should look like it. */
public final class HtmlStyle {
  /** The whole of it. */
  public static final String CSS =
      """
      :root { color-scheme: light dark; --paper: #ffffff; --ink: #1c2126; --dim: #59636e;
        --line: #d5dae0; --soft: #f5f6f8; --mark: #a33c0b; --link: #0b5cad; --hit: #fff3c4; }
      @media (prefers-color-scheme: dark) {
        :root { --paper: #14181c; --ink: #e4e7eb; --dim: #9aa4af; --line: #3a424b; --soft: #1d2228;
          --mark: #f0945c; --link: #7db4f0; --hit: #3d3312; }
      }
      @media print {
        :root { color-scheme: light; --paper: #ffffff; --ink: #000000; --dim: #4a525b;
          --line: #c4cad1; --soft: #f5f6f8; --mark: #a33c0b; --link: #0b4a8c; --hit: #ffffff; }
      }
      * { box-sizing: border-box; }
      html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
      body { margin: 0 auto; max-width: 62rem; padding: 1.25rem 1rem 4rem; color: var(--ink);
        background: var(--paper); font: 16px/1.5 system-ui, sans-serif; }
      h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; overflow-wrap: anywhere; }
      h2 { font-size: 1.2rem; line-height: 1.3; margin: 2.5rem 0 .5rem; padding-bottom: .2rem;
        border-bottom: 1px solid var(--line); }
      h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
      p, ul { margin: .5rem 0; max-width: 48rem; overflow-wrap: anywhere; }
      ul { padding-left: 1.25rem; }
      li { margin: .2rem 0; }
      a { color: var(--link); text-underline-offset: .15em; }
      code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere;
        unicode-bidi: isolate; }
      small { font-size: .8em; color: var(--dim); overflow-wrap: anywhere; }
      small a { color: inherit; text-decoration-color: var(--line); }
      small a:hover, small a:focus { color: var(--link); text-decoration-color: currentColor; }
      :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
      .skip { position: absolute; left: 0; top: 0; margin: 0; }
      .skip a { position: absolute; left: -999rem; padding: .5rem 1rem; background: var(--paper); }
      .skip a:focus { left: 0; white-space: nowrap; z-index: 1; }
      header > p { color: var(--dim); }
      header > p strong { color: var(--mark); }
      .box { border: 1px solid var(--line); border-left: 5px solid var(--mark);
        background: var(--soft); padding: .75rem 1rem; margin: 1rem 0; }
      .box h2 { margin: 0 0 .5rem; padding: 0; border: 0; font-size: 1rem; }
      dl { display: grid; grid-template-columns: 9rem 1fr; gap: .45rem 1rem; margin: 0; }
      dt { color: var(--dim); }
      dd { margin: 0; overflow-wrap: anywhere; min-width: 0; }
      nav ol { columns: 15rem; column-gap: 1.5rem; margin: 1rem 0 0; padding: 0 0 0 1.5rem;
        font-size: .9rem; color: var(--dim); }
      nav li { break-inside: avoid; margin: 0; padding: .1rem 0; }
      .ask { border-left: 3px solid var(--line); padding: .1rem 0 .1rem .75rem; color: var(--dim); }
      .scroll { overflow-x: auto; }
      table { border-collapse: collapse; width: 100%; margin: .75rem 0; font-size: .9rem; }
      caption { text-align: left; color: var(--dim); padding: .25rem 0; }
      th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0;
        border-bottom: 1px solid var(--line); }
      th { color: var(--dim); font-weight: 600; }
      td { overflow-wrap: anywhere; min-width: 3.5rem; }
      .short, .numbers td { overflow-wrap: normal; white-space: nowrap; }
      tr:target > * { background: var(--hit); }
      time span { white-space: nowrap; }
      figure { margin: 1.25rem 0; }
      figcaption { color: var(--dim); font-size: .9rem; margin-bottom: .4rem; max-width: 48rem;
        overflow-wrap: anywhere; }
      figcaption strong { color: var(--ink); font-size: 1rem; }
      figure svg { width: 100%; height: auto; display: block; }
      svg a { color: inherit; }
      svg a:hover .badge, svg a:focus .badge { stroke: var(--link); stroke-opacity: 1;
        stroke-width: 2; }
      .halo { paint-order: stroke; stroke: var(--paper); stroke-width: 4px;
        stroke-linejoin: round; }
      summary { cursor: pointer; color: var(--link); font-size: .9rem; padding: .25rem 0; }
      .chain { display: flex; flex-wrap: wrap; gap: .75rem 2rem; list-style: none; margin: .5rem 0;
        padding: 0 1.6rem 0 0; }
      .chain li { position: relative; min-width: 0; max-width: 100%; margin: 0;
        padding: .45rem .7rem; border: 1px solid var(--line); border-radius: 4px; }
      .chain li.named { background: var(--soft); border-left: 4px solid var(--mark); }
      .chain li:not(:last-child)::after { content: "→"; position: absolute; right: -1.55rem;
        top: 50%; transform: translateY(-50%); color: var(--dim); }
      .chain span, .chain small { display: block; color: var(--dim); font-size: .8rem; }
      @media (max-width: 40rem) {
        .at-desk { display: none; }
        .at-phone[hidden] { display: block; }
        h1 { font-size: 1.3rem; }
        dl { grid-template-columns: 1fr; gap: 0; }
        dd { margin-bottom: .6rem; }
        nav ol { columns: 9rem; }
        nav li { padding: .25rem 0; }
        .chain { flex-direction: column; gap: 1.6rem; padding: 0; }
        .chain li:not(:last-child)::after { content: "↓"; right: auto; left: 1rem; top: auto;
          bottom: -1.55rem; transform: none; }
        .cards, .cards caption, .cards tbody, .cards tr, .cards td { display: block; }
        .cards thead { display: none; }
        .cards tr { border-bottom: 1px solid var(--line); padding: .5rem 0; position: relative; }
        .cards th { position: absolute; right: 0; padding: 0; border: 0; }
        .cards td { border: 0; padding: .1rem 0; }
        .cards td.short { display: inline-block; margin-right: 1rem; white-space: normal; }
        .cards td.short::before { content: attr(data-label) ": "; color: var(--dim);
          font-size: .8rem; }
        .cards td:first-of-type { display: block; font-weight: 600; margin-right: 3rem; }
        .cards td:first-of-type::before { content: none; }
        .cards tr > td:empty { display: none; }
      }
      @page { margin: 15mm 14mm; }
      @media print {
        body { font-size: 10pt; max-width: none; padding: 0; }
        nav, .skip, summary { display: none; }
        h2, h3, figcaption, caption { break-after: avoid; }
        figure svg, tr, .box, .chain li, .ask { break-inside: avoid; }
        p, li { orphans: 3; widows: 3; }
        a { text-decoration: none; }
        .scroll { overflow: visible; }
        .box, .chain li.named { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        details::details-content { content-visibility: visible; display: block; height: auto; }
      }
      """;

  private HtmlStyle() {}
}

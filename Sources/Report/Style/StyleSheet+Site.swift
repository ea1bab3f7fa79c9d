extension StyleSheet {
    static let code = """
        code, pre { font-family: var(--mono); font-size: .86em; }
        code { background: var(--raised); padding: .1em .3em; border-radius: .2em; }
        pre { padding: .8em 1em; background: var(--raised); border-radius: .4rem; overflow-x: auto; line-height: 1.5; \
        tab-size: 4; }
        pre code { font-size: 1em; background: none; padding: 0; }
        details pre { font-size: .95em; }
        table code { background: none; padding: 0; font-size: .95em; overflow-wrap: anywhere; }
        dd code, summary code { font-size: .95em; }
        .hl-keyword { color: var(--keyword); font-weight: 600; }
        .hl-key { color: var(--key); } .hl-string { color: var(--string); } .hl-number { color: var(--number); }
        .hl-variable { color: var(--variable); } .hl-comment { color: var(--muted); font-style: italic; }

        """

    static let site = """
        nav.site { display: flex; flex-wrap: wrap; gap: .3em 1.4em; font: .88rem/1.5 var(--sans); margin-bottom: 2rem; }
        nav.site .prev::before { content: "← "; } nav.site .next::after { content: " →"; }
        footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--line); font: .82rem/1.5 var(--sans); \
        color: var(--muted); }
        footer p { margin: 0 0 .3em; }
        footer code { overflow-wrap: anywhere; }
        footer nav.site { margin: 1em 0 0; }
        .reports { list-style: none; padding: 0; }
        .reports > li { display: flex; gap: 1.2em; padding: 1.2em 0; border-top: 1px solid var(--line); }
        .reports > li > div { flex: 1; min-width: 0; }
        .reports img { flex: none; width: 8.5rem; height: 6rem; object-fit: contain; background: #fff; \
        border-radius: .3rem; }
        .reports h2 { font-size: 1.15rem; margin: 0 0 .3em; }
        .reports p { margin: 0 0 .3em; }
        @media (max-width: 34rem) {
          body { font-size: 1rem; }
          .page { padding-top: 1.25rem; }
          h1 { font-size: 1.6rem; }
          .abstract { padding: 0; }
          .reports > li { flex-direction: column; }
        }

        """

    static let print = """
        @media print {
          body { font-size: 10.5pt; }
          .page { max-width: none; padding: 0; }
          .contents, nav.site, .skip { display: none; }
          details:not([open]) { display: none; }
          .scroll, pre, .equation { overflow: visible; }
          pre { white-space: pre-wrap; }
          table.results { font-size: 7.5pt; }
          .result, .notice, pre, blockquote, tr { break-inside: avoid; }
          a { color: inherit; text-decoration: none; }
          .references a { text-decoration: underline; }
        }

        """
}

extension StyleSheet {
    /// Every pair of text and ground has a contrast of 4.5 or more.
    static let colours = """
        :root {
          color-scheme: light dark;
          --ground: #fdfdfc; --raised: #f4f4f1; --ink: #1c1d1f; --muted: #5b6068; --line: #d6d7d3; --rule: #1c1d1f;
          --link: #0a57a4; --held: #00694a; --missed: #a63c00; --undecided: #6b5300; --mark: #fff4ce;
          --string: #00694a; --number: #8a3c8f; --keyword: #0a57a4; --key: #0a57a4; --variable: #a63c00;
          --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", P052, "Book Antiqua", Georgia, \
        "Noto Serif", serif;
          --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif;
          --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
        }
        @media screen and (prefers-color-scheme: dark) {
          :root {
            --ground: #15171a; --raised: #1e2125; --ink: #e3e5e8; --muted: #a1a8b1; --line: #363b42; --rule: #c9ced5;
            --link: #7fb6f2; --held: #5fc9a0; --missed: #f2956b; --undecided: #dcc063; --mark: #3d3616;
            --string: #7cc9a5; --number: #d6a0da; --keyword: #7fb6f2; --key: #7fb6f2; --variable: #f2956b;
          }
        }

        """

    static let base = """
        *, ::before, ::after { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
        body { margin: 0; background: var(--ground); color: var(--ink); font: 1.0625rem/1.6 var(--serif); }
        .page { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; overflow-wrap: break-word; }
        a { color: var(--link); text-decoration-thickness: .06em; text-underline-offset: .15em; }
        a:hover { text-decoration-thickness: .12em; }
        :focus-visible { outline: .15rem solid var(--link); outline-offset: .15rem; border-radius: .1rem; }
        .skip { position: absolute; left: .5rem; top: -4rem; padding: .4rem .8rem; background: var(--ground); \
        z-index: 2; font-family: var(--sans); }
        .skip:focus { top: .5rem; }
        .spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); \
        white-space: nowrap; user-select: none; }
        .unresolved { background: var(--mark); font-family: var(--mono); font-size: .9em; padding: 0 .2em; }

        """
}

/// The one style sheet of all pages: a page of a journal that also fits a phone, a dark room and paper.
enum StyleSheet {
    static let text = [colours, base, prose, results, code, site, print].joined(separator: "\n")
}

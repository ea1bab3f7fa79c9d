extension StyleSheet {
    static let prose = """
        h1, h2, h3, h4, h5, h6 { font-family: var(--sans); font-weight: 650; line-height: 1.25; margin: 2.2em 0 .6em; \
        text-wrap: balance; break-after: avoid; }
        h1 { font-size: 2rem; margin: 0 0 .4em; letter-spacing: -.01em; }
        h2 { font-size: 1.35rem; }
        h3 { font-size: 1.12rem; margin-top: 1.8em; }
        h4, h5, h6 { font-size: 1rem; margin-top: 1.6em; }
        .section-number { color: var(--muted); font-weight: 400; margin-right: .25em; }
        p, ul, ol, dl, blockquote, pre, hr { margin: 0 0 1em; }
        ul, ol { padding-left: 1.6em; }
        li > ul, li > ol { margin-bottom: 0; }
        li:has(> input[type="checkbox"]) { list-style: none; }
        li > input[type="checkbox"] { margin: 0 .4em 0 -1.4em; }
        blockquote { padding-left: 1em; border-left: .2em solid var(--line); color: var(--muted); margin-left: 0; }
        hr { border: 0; border-top: 1px solid var(--line); margin: 2.5em 0; }
        img { max-width: 100%; height: auto; }
        sub, sup { line-height: 0; }
        header { margin-bottom: 2.5em; }
        .subtitle { font-size: 1.15rem; color: var(--muted); margin-bottom: .6em; }
        .byline, .verdicts { font-family: var(--sans); font-size: .92rem; color: var(--muted); }
        .abstract { margin-top: 1.5em; padding: 0 1.2em; font-size: .97em; }
        .abstract p::before { content: "Abstract. "; font-family: var(--sans); font-size: .92em; font-weight: 650; }
        .value { font-variant-numeric: tabular-nums; }
        math { font-size: 1.05em; }
        .equation { display: flex; flex-wrap: wrap; align-items: center; gap: .2em 1em; margin: 1em 0; \
        padding: .1em 0; overflow-x: auto; }
        .equation > math { flex: 1 0 auto; }
        .equation-number { flex: none; margin-left: auto; }
        .math-left { text-align: left; } .math-right { text-align: right; } .math-center { text-align: center; }
        .math-pairs > mtr > mtd { padding: .35em 0; }
        .math-pairs > mtr > mtd:nth-child(2n + 3) { padding-left: 2em; }
        .math-pairs.math-close > mtr > mtd { padding-left: 0; }
        .math-steps > mtr > mtd { padding: .35em 1em; }
        .math-small > mtr > mtd { padding: .1em .3em; }
        mtr > mtd.math-rule-before { border-left: 1px solid; } mtr > mtd.math-rule-after { border-right: 1px solid; }
        mtr > mtd.math-double-before { border-left: 3px double; } \
        mtr > mtd.math-double-after { border-right: 3px double; }
        mtr > mtd.math-rule-above { border-top: 1px solid; } mtr > mtd.math-rule-below { border-bottom: 1px solid; }
        mtr > mtd.math-tight-before { padding-left: 0; } mtr > mtd.math-tight-after { padding-right: 0; }
        mtr > mtd.math-tag { padding-left: 2em; text-align: right; }
        .math-boxed { border: 1px solid; padding: .2em .3em; } .math-filled { padding: .2em .3em; }
        .math-small-capitals { font-variant-caps: small-caps; } .math-bold { font-weight: bold; }
        .contents { font-family: var(--sans); font-size: .9rem; line-height: 1.45; margin: 0 0 2.5em; \
        padding: .9em 1.2em; background: var(--raised); border-radius: .4rem; }
        .contents h2 { font-size: .9rem; margin: 0 0 .4em; }
        .contents ol { list-style: none; margin: 0; padding: 0; }
        .contents ol ol { padding-left: 1.2em; }
        .contents li { margin: .3em 0; }
        .contents a { color: inherit; text-decoration: none; }
        .contents a:hover { text-decoration: underline; }
        @media screen and (min-width: 80rem) {
          .page.with-contents { max-width: 64rem; padding-left: 18rem; position: relative; }
          .with-contents .contents { position: fixed; top: 2rem; width: 14rem; margin-left: -16rem; \
        max-height: calc(100vh - 4rem); overflow-y: auto; background: none; padding: 0; }
        }
        .references ol, .footnotes ol { font-size: .93em; line-height: 1.5; }
        .references li { margin-bottom: .5em; padding-left: .3em; }
        .references cite { font-style: normal; }
        .footnotes { margin-top: 3em; border-top: 1px solid var(--line); padding-top: 1em; }
        .footnote-ref a { text-decoration: none; padding: 0 .1em; }
        :target { background: var(--mark); }
        .page :is(.result, .scorecard, h1, h2, h3, h4, h5, h6):target, main:target { background: none; }

        """
}

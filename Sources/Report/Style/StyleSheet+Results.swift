extension StyleSheet {
    static let results = """
        .result { margin: 2.2em 0; }
        .scroll { position: relative; overflow-x: auto; max-width: 100%; scrollbar-width: thin; }
        table { border-collapse: collapse; font-family: var(--sans); font-size: .86rem; line-height: 1.4; \
        font-variant-numeric: tabular-nums lining-nums; }
        main > .scroll { margin: 0 0 1.4em; }
        th, td { padding: .32em .6em; text-align: left; vertical-align: baseline; }
        th { font-weight: 600; }
        thead { border-bottom: 1px solid var(--rule); }
        tbody { border-bottom: 1px solid var(--line); }
        tbody:last-child { border-bottom: 1.5px solid var(--rule); }
        thead tr:first-child { border-top: 1.5px solid var(--rule); }
        td[align="right"], th[align="right"] { text-align: right; }
        td[align="center"], th[align="center"] { text-align: center; }
        caption { text-align: left; padding: 0 0 .7em; }
        .caption { font: .93rem/1.5 var(--sans); color: var(--ink); }
        caption > .caption { position: sticky; left: 0; max-width: min(100%, 43.5rem, calc(100vw - 2.5rem)); }
        .caption .number { font-weight: 650; }
        table.results, table.claims { min-width: 100%; }
        .results tbody th, .settings tbody th, .data tbody th { font-weight: 400; }
        .results td { text-align: right; white-space: nowrap; }
        .results thead th { text-align: center; white-space: nowrap; }
        .results thead th.row-title, .results th.text, .results td.text, .results td.absent { text-align: left; }
        .results thead th { vertical-align: bottom; }
        .results td.text, .results td.absent { white-space: normal; }
        .results th.group { text-align: center; padding-bottom: 0; }
        .results th.group > span { display: block; border-bottom: 1px solid var(--line); padding-bottom: .25em; }
        .results th, .results td { padding-left: .4em; padding-right: .4em; }
        .results .first { padding-left: 1.2em; }
        .results :is(tbody th, .row-title) { padding-left: 0; min-width: 6.5em; max-width: 16em; }
        .results .short { white-space: nowrap; }
        .results :is(th[scope="row"], .row-title) { position: sticky; left: 0; background: var(--ground); }
        .results .unit { font-weight: 400; color: var(--muted); }
        .results tr.separator th { padding-top: .8em; font-weight: 600; text-align: left; }
        .results .published { color: var(--muted); }
        .results .missing, .results .absent { color: var(--muted); }
        .results .absent { font-style: italic; }
        .results strong { font-weight: 700; }
        .results u { text-decoration-thickness: .08em; text-underline-offset: .18em; }
        .results td .value, .deviation { display: inline-block; text-align: right; white-space: pre; }
        .deviation { color: var(--muted); font-size: .9em; letter-spacing: -.01em; }
        \(widths)
        @media screen and (min-width: 56rem) {
          .result > .scroll { width: max-content; min-width: 100%; max-width: calc(100% + (100vw - 46rem) / 2 - 1rem); }
        }
        @media screen and (min-width: 80rem) {
          .with-contents .result > .scroll { max-width: calc(100% + (100vw - 64rem) / 2 - 2rem); }
        }
        .remarks { font: .82rem/1.5 var(--sans); color: var(--muted); margin-top: .6em; }
        .remarks p { margin: 0 0 .2em; }
        .remarks .name { font-weight: 600; }
        figure.result { margin-left: 0; margin-right: 0; }
        figure.result img { display: block; margin: 0 auto; }
        figure.result img.card { background: #fff; padding: .5rem; border-radius: .3rem; }
        figcaption { margin-top: .8em; }
        details { font-family: var(--sans); font-size: .85rem; margin: .5em 0; }
        summary { cursor: pointer; color: var(--muted); width: fit-content; max-width: 100%; }
        summary:hover { color: var(--ink); }
        details[open] > summary { margin-bottom: .5em; }
        .provenance dl { margin: 0; padding: .6em .9em; background: var(--raised); border-radius: .4rem; }
        .provenance dl > div { display: flex; flex-wrap: wrap; gap: 0 1em; padding: .1em 0; }
        .provenance dt { flex: 0 0 7.5em; color: var(--muted); }
        .provenance dd { flex: 1 1 12em; min-width: 0; margin: 0; overflow-wrap: anywhere; }
        .configuration { margin: 1em 0; padding: .45em .9em; border: 1px solid var(--line); border-radius: .4rem; }
        .configuration .kind { color: var(--muted); }
        .configuration summary code { color: var(--ink); font-weight: 600; background: none; padding: 0; }
        .configuration td { overflow-wrap: anywhere; }
        .settings .default { color: var(--muted); font-size: .9em; }
        .notice { font: .92rem/1.5 var(--sans); margin: 1.2em 0; padding: .7em 1em; background: var(--raised); \
        border-left: .25rem solid var(--muted); border-radius: .2rem .4rem .4rem .2rem; }
        .notice p { margin: 0; }
        .notice.error { border-color: var(--missed); }
        .notice.warning, .notice.stale, .notice.partial, .notice.leakage { border-color: var(--undecided); }
        .notice.note { border-color: var(--link); }
        .expectations { list-style: none; padding: 0; font: .9rem/1.5 var(--sans); }
        .expectations li { margin: .25em 0; }
        .expectations .facts { color: var(--muted); }
        .verdict { font-family: var(--sans); font-weight: 600; white-space: nowrap; }
        .verdict.held { color: var(--held); } .verdict.missed { color: var(--missed); } \
        .verdict.undecided { color: var(--undecided); }
        .expectations .verdict { display: inline-block; min-width: 7em; }
        .claims tbody th { font-weight: 400; min-width: 9em; }
        .claims .quantity { white-space: nowrap; }

        """

    /// Room for so many digits, so that numbers of one column end at one place.
    private static let widths = (1...14).map { ".w\($0) { min-width: \($0)ch; } .d\($0) { min-width: \($0 + 2)ch; }" }
        .joined(separator: "\n")
}

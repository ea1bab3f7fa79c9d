/// The one style sheet of all pages: a page of a journal that also fits a phone, a dark room and paper.
enum StyleSheet {
    static let text = [colours, base, prose, results, code, site, print].joined(separator: "\n")
}

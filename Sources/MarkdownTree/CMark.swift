import CCMarkGFM
import Synchronization

/// The one place that calls cmark-gfm. Its parser is not thread-safe, so everything happens under one lock,
/// and nothing of C leaves it.
enum CMark {
    /// Whether the extensions are registered; also the lock.
    private static let isReady = Mutex(false)
    private static let extensions = ["table", "strikethrough", "autolink", "tagfilter", "tasklist"]

    /// The tree of a text.
    static func tree(of text: [UInt8], footnotes: Bool) -> RawNode {
        withParser(text, footnotes: footnotes) { parser, root in
            var builder = RawTreeBuilder()
            return builder.build(root)
        }
    }

    /// cmark's own HTML of a text, raw HTML kept.
    static func html(of text: [UInt8], footnotes: Bool) -> String {
        withParser(text, footnotes: footnotes) { parser, root in
            let extensions = cmark_parser_get_syntax_extensions(parser)
            guard let html = cmark_render_html(root, options(footnotes: footnotes), extensions) else { return "" }
            defer { cmark_get_default_mem_allocator().pointee.free(html) }
            return String(cString: html)
        }
    }

    private static func options(footnotes: Bool) -> Int32 {
        CMARK_OPT_UNSAFE | (footnotes ? CMARK_OPT_FOOTNOTES : 0)
    }

    private static func withParser<Result>(
        _ text: [UInt8], footnotes: Bool, _ body: (_ parser: OpaquePointer, _ root: OpaquePointer) -> Result
    ) -> Result {
        isReady.withLock { isReady in
            if !isReady {
                cmark_gfm_core_extensions_ensure_registered()
                isReady = true
            }
            guard let parser = cmark_parser_new(options(footnotes: footnotes)) else {
                preconditionFailure("cmark-gfm could not make a parser")
            }
            defer { cmark_parser_free(parser) }
            for name in extensions {
                guard let found = cmark_find_syntax_extension(name) else {
                    preconditionFailure("this cmark-gfm lacks the extension '\(name)'")
                }
                cmark_parser_attach_syntax_extension(parser, found)
            }
            text.withUnsafeBytes {
                cmark_parser_feed(parser, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count)
            }
            guard let root = cmark_parser_finish(parser) else {
                preconditionFailure("cmark-gfm gave no tree for \(text.count) bytes")
            }
            defer { cmark_node_free(root) }
            return body(parser, root)
        }
    }
}

import MarkdownTree
import Testing

/// The HTML of GFM is what the `cmark-gfm` command, version 0.29.0.gfm.6, prints with the extensions table,
/// strikethrough, autolink, tagfilter and tasklist.
@Suite struct ReferenceHTMLTests {
    @Test func everyConstruct() {
        let text = #"""
            # Heading *one* ##

            Setext `code`
            ===

            A paragraph with **strong**, ~~struck~~, ~one~, a [link](http://a.b "T"),
            ![image](i.png) and a line  
            break. www.example.com and <b>raw</b> &amp; &copy; \* escaped.

            > quote
            lazy
            > - nested

            1. one
            2. two

               loose

            - [ ] todo
            - [x] done
              * deep

            ***

            | a | b \| c | d |
            |:--|:-:|--:|
            | `x` | *y* |
            | 1 | 2 | 3 | 4 |

            ```swift
            let a = 1 < 2
            ```

                indented

            <div>
            html
            </div>

            <script>alert(1)</script>

            [ref]: /url 'title'
            See [ref] and [ref][], $5 and @user.

            """#
        #expect(
            MarkdownDocument.referenceHTML(text) == #"""
                <h1>Heading <em>one</em></h1>
                <h1>Setext <code>code</code></h1>
                <p>A paragraph with <strong>strong</strong>, <del>struck</del>, <del>one</del>, a \#
                <a href="http://a.b" title="T">link</a>,
                <img src="i.png" alt="image" /> and a line<br />
                break. <a href="http://www.example.com">www.example.com</a> and <b>raw</b> &amp; © * escaped.</p>
                <blockquote>
                <p>quote
                lazy</p>
                <ul>
                <li>nested</li>
                </ul>
                </blockquote>
                <ol>
                <li>
                <p>one</p>
                </li>
                <li>
                <p>two</p>
                <p>loose</p>
                </li>
                </ol>
                <ul>
                <li><input type="checkbox" disabled="" /> todo</li>
                <li><input type="checkbox" checked="" disabled="" /> done
                <ul>
                <li>deep</li>
                </ul>
                </li>
                </ul>
                <hr />
                <table>
                <thead>
                <tr>
                <th align="left">a</th>
                <th align="center">b | c</th>
                <th align="right">d</th>
                </tr>
                </thead>
                <tbody>
                <tr>
                <td align="left"><code>x</code></td>
                <td align="center"><em>y</em></td>
                <td align="right"></td>
                </tr>
                <tr>
                <td align="left">1</td>
                <td align="center">2</td>
                <td align="right">3</td>
                </tr>
                </tbody>
                </table>
                <pre><code class="language-swift">let a = 1 &lt; 2
                </code></pre>
                <pre><code>indented
                </code></pre>
                <div>
                html
                </div>
                &lt;script>alert(1)&lt;/script>
                <p>See <a href="/url" title="title">ref</a> and <a href="/url" title="title">ref</a>, $5 and @user.</p>

                """#)
    }

    @Test func inlines() {
        let text = #"""
            *a **b*** _c_ __d__ a_b_c `` ` `` <http://x.y> <a@b.c> http://x.y/z. "q" 'r' -- ...
            \\ trailing\
            break &#35; &nbsp;&lt;

            """#
        #expect(
            MarkdownDocument.referenceHTML(text) == #"""
                <p><em>a <strong>b</strong></em> <em>c</em> <strong>d</strong> a_b_c <code>`</code> \#
                <a href="http://x.y">http://x.y</a> <a href="mailto:a@b.c">a@b.c</a> \#
                <a href="http://x.y/z">http://x.y/z</a>. &quot;q&quot; 'r' -- ...
                \ trailing<br />
                break #  &lt;</p>

                """#)
    }

    @Test func nesting() {
        let text = #"""
            - a

              b
            - c
                1) d
                2) e

            + f

            > # g
            >> h

            1. i
            3. j

            <!-- c -->
            <title>x</title> and <style>y</style>

            """#
        #expect(
            MarkdownDocument.referenceHTML(text) == #"""
                <ul>
                <li>
                <p>a</p>
                <p>b</p>
                </li>
                <li>
                <p>c</p>
                <ol>
                <li>d</li>
                <li>e</li>
                </ol>
                </li>
                </ul>
                <ul>
                <li>f</li>
                </ul>
                <blockquote>
                <h1>g</h1>
                <blockquote>
                <p>h</p>
                </blockquote>
                </blockquote>
                <ol>
                <li>i</li>
                <li>j</li>
                </ol>
                <!-- c -->
                &lt;title>x&lt;/title> and &lt;style>y&lt;/style>

                """#)
    }

    @Test func tables() {
        let text = #"""
            | a |
            | - |

            |a|b|
            |-|:-:|
            x
            | `c|d` | e

            no | table

            """#
        #expect(
            MarkdownDocument.referenceHTML(text) == #"""
                <table>
                <thead>
                <tr>
                <th>a</th>
                </tr>
                </thead>
                </table>
                <table>
                <thead>
                <tr>
                <th>a</th>
                <th align="center">b</th>
                </tr>
                </thead>
                <tbody>
                <tr>
                <td>x</td>
                <td align="center"></td>
                </tr>
                <tr>
                <td>`c</td>
                <td align="center">d`</td>
                </tr>
                </tbody>
                </table>
                <p>no | table</p>

                """#)
    }

    @Test func footnotes() {
        let text = #"""
            Note[^a] and[^b].

            [^b]: Second

            [^a]: First

                more

            """#
        #expect(
            MarkdownDocument.referenceHTML(text, footnotes: true) == #"""
                <p>Note<sup class="footnote-ref"><a href="#fn-a" id="fnref-a" data-footnote-ref>1</a></sup> and\#
                <sup class="footnote-ref"><a href="#fn-b" id="fnref-b" data-footnote-ref>2</a></sup>.</p>
                <section class="footnotes" data-footnotes>
                <ol>
                <li id="fn-a">
                <p>First</p>
                <p>more <a href="#fnref-a" class="footnote-backref" data-footnote-backref aria-label="Back to \#
                content">↩</a></p>
                </li>
                <li id="fn-b">
                <p>Second <a href="#fnref-b" class="footnote-backref" data-footnote-backref aria-label="Back to \#
                content">↩</a></p>
                </li>
                </ol>
                </section>

                """#)
    }
}

import assert from "node:assert/strict";
import { test } from "node:test";
import { parse, serialize } from "parse5";
import { leanHtml } from "../../src/site/lean-html.ts";

const treeOf = (html: string) => serialize(parse(html, { scriptingEnabled: false }));

const CASES: [what: string, html: string, lean: string][] = [
  ["simple values lose their quotes", '<a class="b" href="/c/">d</a>', "<a class=b href=/c/>d</a>"],
  ["others keep them", '<a class="b c" title="">d</a>', '<a class="b c" title="">d</a>'],
  ["a value that an equals sign ends", '<a title="b =" id="c">d</a>', '<a title="b =" id=c>d</a>'],
  ["a value before a slash", '<svg><path d="M0"/></svg>', '<svg><path d="M0"/></svg>'],
  ["tags in a value", '<a title="</p><p>" id="b">c</a>', '<a title="</p><p>" id=b>c</a>'],
  ["a value in single quotes", `<a title='<b id="c">'>d</a>`, `<a title='<b id="c">'>d</a>`],
  ["items", "<ul><li>a</li><li><p>b</p></li></ul>", "<ul><li>a<li><p>b</ul>"],
  ["items with space between", "<ul><li>a</li> <li>b</li></ul>", "<ul><li>a</li> <li>b</ul>"],
  ["paragraphs", "<div><p>a</p><p>b</p></div>", "<div><p>a<p>b</div>"],
  [
    "a paragraph that an element of our own ends",
    "<paper-list><p>a</p></paper-list><p>b</p><a>c</a>",
    "<paper-list><p>a</p></paper-list><p>b</p><a>c</a>",
  ],
  ["text of a script", '<script>x="</li><li>"</script>', '<script>x="</li><li>"</script>'],
  [
    "the end of another element in a script",
    '<script>x="</style></li><li>"</script>',
    '<script>x="</style></li><li>"</script>',
  ],
  ["text that looks like a value", '<p>a="b" </p>', '<p>a="b" </p>'],
  ["a comment", '<!-- <a id="b"> --><p>c</p>', '<!-- <a id="b"> --><p>c</p>'],
];

for (const [what, html, lean] of CASES)
  test(`a page in fewer bytes: ${what}`, () => {
    assert.equal(leanHtml(html), lean);
    assert.equal(treeOf(leanHtml(html)), treeOf(html));
  });

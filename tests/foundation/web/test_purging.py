from gongzhi.foundation.web.purging import parse, purge

SHEET = (
    "/*! notice */body{--a:1px;--b:var(--c);--c:2px;--dead:3px}"
    '.btn{padding:var(--b)}.btn_big,.btn::after{content:"x;}"}'
    ".other{color:red}.btn .other{color:red}"
    "@media (min-width:1px){.btn{margin:var(--a)}.other{margin:0}}"
    "@media print{.other{margin:0}}"
    "@keyframes spin{to{top:0}}@keyframes dead{to{top:0}}.btn:hover{animation:spin 1s}"
    ':not([data-x=".other"]) .btn{top:0}'
).replace('"x;}"', '"x"')


def test_rules_of_other_classes_go_with_their_variables_and_keyframes():
    assert purge(SHEET, frozenset({"btn"})) == (
        "body{--a:1px;--b:var(--c);--c:2px}"
        '.btn{padding:var(--b)}.btn::after{content:"x"}'
        "@media (min-width:1px){.btn{margin:var(--a)}}"
        "@keyframes spin{to{top:0}}.btn:hover{animation:spin 1s}"
        ':not([data-x=".other"]) .btn{top:0}'
    )


def test_roots_we_never_set_are_dropped_from_selectors():
    assert purge(".wx-root,body{top:0}", frozenset(), roots=frozenset({"wx-root"})) == "body{top:0}"


def test_groups_are_parsed_with_their_rules():
    (group,) = parse("@supports (top:0){.a{top:0}.b{top:1px}}")
    assert [rule.head for rule in group.rules] == [".a", ".b"]


def test_data_addresses_stay_whole():
    sheet = ".a{background:url(data:image/svg+xml;base64,AA;BB);--dead:1px}"
    assert purge(sheet, frozenset({"a"})) == ".a{background:url(data:image/svg+xml;base64,AA;BB)}"

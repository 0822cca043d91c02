from datetime import datetime

import pytest
from django import forms
from django.utils.html import escape

from gongzhi.foundation.web.forms import PlainForm
from gongzhi.foundation.web.icons import find
from gongzhi.kernel.calendar import SHANGHAI
from tests.foundation.web.markup import folded


def at(day, hour, minute=0, month=11):
    return datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI)


def test_an_icon_takes_the_class_and_sheet_of_its_face(render):
    assert render('{% icon "clock" %}') == find("clock", "desk").drawn("i")
    assert render('{% icon "clock" "s" %}') == find("clock", "desk").drawn("i i-s")
    assert render('{% icon "clock" "m" %}', path="/m/") == find("clock", "touch").drawn(
        "gz-i gz-i--m"
    )
    assert render('{% icon "clock" %}', path="/w/1") == find("clock", "touch").drawn("gz-i")


def test_moments_are_said_by_filters(render):
    assert render("{{ at|moment:now }}", at=at(21, 16, 30)) == "21日 16:30"
    assert render("{{ at|desk_moment:now }}", at=at(26, 12)) == "周四 12:00"
    assert render("{{ at|stamp:now }}", at=at(23, 15, 30)) == "昨日 15:30"
    assert render("{{ at|moment:now }}{{ at|stamp:now }}{{ at|day:now }}", at=None) == ""


@pytest.mark.parametrize(
    ("state", "due_at", "html"),
    [
        ("open", at(24, 5), ("over", "late", "今日 05:00", "超 5 时 20 分")),
        ("open", at(24, 17), ("today", "clock", "今日 17:00", "17:00")),
        ("open", at(26, 12), ("soon", "clock", "11-26 12:00", "周四 12:00")),
        ("done", at(26, 12), ("done", "ok", "11-26 12:00", "已办结")),
    ],
)
def test_a_due_chip_is_a_shape_an_icon_and_words(render, thing, state, due_at, html):
    shape, icon, by, words = html
    drawn = find(icon, "desk").drawn("i")
    assert render("{% due duty %}", duty=thing(due_at=due_at, state=state)) == (
        f'<span class="due due-{shape}" title="期限 {by}">{drawn}{words}</span>'
    )


def test_a_chip_says_the_rest_a_pause_its_day_and_no_limit_so(render, thing):
    later = thing(due_at=at(15, 12, month=12), state="open")
    assert render("{% due duty %}", duty=later) == (
        '<span class="due due-later" title="期限 12-15 12:00">12-15 周二</span>'
    )
    assert "17:00 余 6 时 40 分" in render(
        "{% due d rest=True %}", d=thing(due_at=at(24, 17), state="open")
    )
    paused = thing(due_at=at(27, 9), state="paused", paused_at=at(20, 15))
    assert "自 11-20 停" in render("{% due duty %}", duty=paused)
    assert "无时限" in render("{% due duty %}", duty=thing(due_at=None, state="open"))


def test_residents_see_lateness_in_whole_words(render, thing):
    late = thing(due_at=at(24, 2, 5), state="open")
    assert render('{% progress_tag case "办理中" %}', path="/m/", case=late) == (
        '<span class="gz-tag gz-tag--danger">超时 8 小时 15 分</span>'
    )
    fine = thing(due_at=at(25, 2), state="open")
    assert render('{% progress_tag case "办理中" %}', path="/m/", case=fine) == (
        '<span class="gz-tag gz-tag--info">办理中</span>'
    )


def test_a_meter_draws_lengths_in_attributes(render):
    assert render("{% meter 152 342 mark=0.66667 %}") == (
        '<svg class="bar bar-under" height="8" role="img" aria-label="152 / 342">'
        '<rect class="bar-all" width="100%" height="8" rx="1"/>'
        '<rect class="bar-part" width="44.444%" height="8" rx="1"/>'
        '<line class="bar-mark" x1="66.667%" x2="66.667%" y1="-3" y2="11"/></svg>'
    )
    assert 'width="0%"' in render("{% meter 0 0 %}")


def test_a_clock_over_its_limit_is_full(render):
    assert render("{% run 0.4 over=True %}") == (
        '<svg class="run run-over" height="10" aria-hidden="true">'
        '<rect class="run-all" y="3" width="100%" height="4" rx="2"/>'
        '<rect class="run-part" y="3" width="100%" height="4" rx="2"/>'
        '<line class="run-now" x1="100%" x2="100%" y1="0" y2="10"/></svg>'
    )


def test_a_trend_needs_two_values(render):
    assert render("{% spark values %}", values=[]) == ""
    assert render("{% spark values %}", values=[1, 3]) == (
        '<svg class="spark" width="72" height="20" viewBox="0 0 72 20" aria-hidden="true">'
        '<polyline points="2.0,17.0 70.0,3.0"/><circle cx="70.0" cy="3.0" r="2"/></svg>'
    )


def test_invented_people_carry_the_mark_and_names_are_escaped(render):
    assert render("{% person name True %}", path="/m/", name="周岚") == (
        '周岚<span class="gz-demo">演示</span>'
    )
    assert render("{% person name True %}", name="周岚") == '<span class="person">周岚</span>'
    assert render("{% person name False %}", name="<b>") == "&lt;b&gt;"


def test_the_address_changes_one_parameter(render):
    assert render("{% address page=2 %}", path="/desk/?q=灯&page=1") == "?q=%E7%81%AF&amp;page=2"
    assert render("{% address page=None %}", path="/desk/?page=1") == "?"


def test_five_steps_read_alike_on_both_faces(render, thing):
    steps = [thing(label="受理", mark="done", note=""), thing(label="办理", mark="late", note="")]
    assert folded(render('{% part "steps" steps=steps %}', path="/m/", steps=steps)) == (
        '<ol class="gz-steps" aria-label="进度"><li class="is-done">受理</li>'
        '<li class="is-late" aria-current="step">办理</li></ol>'
    )
    assert folded(render('{% part "steps" steps=steps %}', steps=steps)) == (
        f'<ol class="line" aria-label="进度"><li class="done">{find("check", "desk").drawn("i")}'
        '<b>受理</b></li><li class="now is-late" aria-current="step"><i></i><b>办理</b></li></ol>'
    )


class Note(PlainForm):
    what = forms.CharField(label="发生了什么", widget=forms.Textarea({"rows": 2}), max_length=50)


def test_a_wrong_field_keeps_its_value_and_says_why_beside_it(render):
    form = Note({"what": "灯" * 51})
    out = render("{% field form.what %}", path="/m/", form=form)
    assert "gz-field is-bad" in out
    assert "灯" * 51 in out
    assert 'aria-invalid="true" aria-describedby="id_what_error"' in out
    assert '<p class="gz-bad" id="id_what_error">' in out


def test_a_desk_field_is_label_control_error(render):
    out = folded(render("{% field form.what %}", form=Note({"what": ""})))
    assert out == (
        '<div class="field bad"><label for="id_what">发生了什么</label>'
        '<textarea name="what" cols="40" rows="2" maxlength="50" class="form-control"'
        ' aria-required="true" aria-invalid="true" aria-describedby="id_what_error"'
        ' autofocus id="id_what"></textarea><small id="id_what_error">写上发生了什么</small></div>'
    )


class Two(PlainForm):
    here = forms.CharField(label="先写", required=False)
    there = forms.CharField(label="再写")
    last = forms.CharField(label="还写")


@pytest.mark.parametrize(
    ("form", "path", "focused"),
    [
        (Two({}), "/desk/", "there"),
        (Two({"there": "有"}), "/desk/", "last"),
        (Two(), "/desk/", ""),
        (Two({}), "/m/", ""),
    ],
)
def test_the_desk_opens_at_the_first_field_to_be_mended(render, form, path, focused):
    drawn = render("{% fields form %}", path=path, form=form)
    names = [part.partition('"')[0] for part in drawn.split('name="')[1:] if "autofocus" in part]
    assert "".join(names) == focused


def test_a_table_of_the_desk_slides_in_itself(render):
    html = render(
        "{% table %}<th>单位</th>{% rows %}<tr><td>{{ name }}</td></tr>{% endtable %}", name="<b>"
    )
    assert folded(html) == folded(
        '<div class="scroll-x"><table class="table"><thead><tr><th>单位</th></tr></thead>'
        "<tbody><tr><td>&lt;b&gt;</td></tr></tbody></table></div>"
    )


@pytest.mark.parametrize("path", ["/m/reports/1", "/w/cases/1", "/desk/cases/1"])
@pytest.mark.parametrize("reply", ["约好下午三点", "A座&B座<3层>的“3'门”都去看"])
def test_words_a_sentence_says_are_not_said_again(render, path, reply):
    line = {"at": at(21, 16), "sentence": f"打电话联系：{reply}", "words": {"reply": reply}}
    shown = render('{% part "timeline" lines=lines %}', path=path, lines=[line])
    assert (shown.count(escape(reply)), shown.count("<q>")) == (1, 0)
    more = line | {"words": {"reply": reply, "note": "另记一句"}}
    assert render('{% part "timeline" lines=lines %}', path=path, lines=[more]).count("<q>") == 1

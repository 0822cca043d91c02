"""`{% table %}`: what every table of a desk is wrapped in, so that none forgets to slide."""

from django.template.base import Node, NodeList, Parser, Token
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

HTML = """<div class="scroll-x"><table class="table">
<thead><tr>{}</tr></thead>
<tbody>{}</tbody>
</table></div>"""


class Table(Node):
    child_nodelists = ("columns", "rows")

    def __init__(self, columns: NodeList, rows: NodeList) -> None:
        self.columns = columns
        self.rows = rows

    def render(self, context: Context) -> SafeString:
        return format_html(HTML, self.columns.render(context), self.rows.render(context))


def table(parser: Parser, _token: Token) -> Table:
    """`{% table %}` the heads of the columns `{% rows %}` the rows `{% endtable %}`."""
    columns = parser.parse(("rows",))
    parser.delete_first_token()
    rows = parser.parse(("endtable",))
    parser.delete_first_token()
    return Table(columns, rows)

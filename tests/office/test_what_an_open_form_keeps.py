"""Slack keeps what was typed into an open form, block by block: what has gone out with a case of concern is not to come back."""

from bot.slack.carried import Carried
from bot.slack.render_form import form_view
from tests.office.filled_in import WORRY, fills_in
from tests.office.people import Colleague


def blocks(auditor: Colleague) -> set[str]:
    """What the platform keeps by, as long as the form is open, whatever was typed or ticked."""
    assert auditor.form is not None
    return {str(b["block_id"]) for b in form_view(auditor.form, Carried("key"))["blocks"] if b["type"] == "input"}


def test_what_has_gone_out_does_not_come_back_from_what_the_open_form_holds(quick: Colleague) -> None:
    fills_in(quick, concern="yes")
    before = blocks(quick)
    quick.presses("Back")
    before |= blocks(quick)
    quick.fills(action__2="Visit weekly", due__2="2018-02-02")
    before |= blocks(quick)
    quick.fills(**WORRY | {"first": "", "belong": ("1",)})
    quick.presses("Change", on="Step 4")
    typed = {"action.1", "due.1", "action.2", "due.2"}
    assert typed <= {block.partition("#")[0] for block in blocks(quick)}
    assert not before & {block for block in blocks(quick) if block.partition("#")[0] in typed}
    again = blocks(quick)
    quick.fills()
    assert "belong" in before
    assert not before & {block for block in blocks(quick) if block.startswith("belong")}
    quick.fills(belong=("2",)).presses("Change", on="Step 4")
    assert not again & {block for block in blocks(quick) if block.startswith("action")}

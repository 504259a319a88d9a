"""A council's own templates are tried before they are needed."""

from pathlib import Path
from typing import Any

import pytest
from docx import Document

from bot.settings import Settings, WrongSetting
from bot.templates import own_templates, shipped, templates
from reports.tried import tried


def settings(**own: Any) -> Settings:
    return Settings.model_construct(**own)


def written(path: Path, *texts: str) -> Path:
    document = Document()
    for text in texts:
        document.add_paragraph(text)
    document.save(str(path))
    return path


def test_without_a_setting_the_templates_are_those_that_come_with_auditbot() -> None:
    found = templates(settings())
    assert [Path(one.name).name for one in found.values()] == ["report.docx", "pack.docx", "plan.docx"]
    assert list(own_templates(settings())) == []


@pytest.mark.parametrize("name", list(shipped()))
def test_what_comes_with_auditbot_can_be_filled_in_as_a_council_s_own_is(name: str) -> None:
    assert tried(shipped()[name], name).name.endswith(f"templates/{name}.docx")


@pytest.mark.parametrize(
    ("name", "rows", "word", "wrong"),
    [
        ("report", "evidence", "source", "sauce"),
        ("pack", "auditing", "in_time", "in_thyme"),
        ("plan", "themes", "theme", "dream"),
    ],
)
def test_a_template_that_can_be_filled_in_is_taken_and_a_wrong_name_is_found_before_any_file_is_made(
    tmp_path: Path, name: str, rows: str, word: str, wrong: str
) -> None:
    loop = f"{{%p for row in {rows} %}}", "{%p endfor %}"
    good = written(tmp_path / "good.docx", loop[0], f"{{{{ row.{word} }}}}", loop[1])
    bad = written(tmp_path / "bad.docx", loop[0], f"{{{{ row.{wrong} }}}}", loop[1])

    own = settings(**{f"{name}_template": good})
    assert templates(own)[name].name == str(good)
    assert [str(one) for one in own_templates(own)] == [f"ok  {name} template"]

    own = settings(**{f"{name}_template": bad})
    with pytest.raises(WrongSetting) as fault:
        templates(own)
    assert str(fault.value) == (
        f"AUDITBOT_{name.upper()}_TEMPLATE: {bad} is not a template that can be filled in: "
        f"'dict object' has no attribute '{wrong}'."
    )
    assert [one.mend for one in own_templates(own)] == [str(fault.value)]

"""A council's own template is tried before it is needed."""

from pathlib import Path

import pytest
from docx import Document

from bot.papers import own_template, report_template
from bot.settings import Settings, WrongSetting


def settings(path: Path | None) -> Settings:
    return Settings.model_construct(report_template=path)


def written(path: Path, *texts: str) -> Path:
    document = Document()
    for text in texts:
        document.add_paragraph(text)
    document.save(str(path))
    return path


def test_without_a_setting_the_template_is_the_one_that_comes_with_auditbot() -> None:
    assert report_template(settings(None)).name.endswith("templates/report.docx")


def test_a_template_that_can_be_filled_in_is_taken(tmp_path: Path) -> None:
    own = written(tmp_path / "own.docx", "{%p for row in evidence %}", "{{ row.source }}", "{%p endfor %}")

    assert report_template(settings(own)).name == str(own)
    assert str(own_template(settings(own))) == "ok  report template"


def test_a_name_that_is_wrong_is_found_even_inside_a_loop_before_any_report_is_made(tmp_path: Path) -> None:
    own = written(tmp_path / "own.docx", "{%p for row in evidence %}", "{{ row.sauce }}", "{%p endfor %}")
    with pytest.raises(WrongSetting) as fault:
        report_template(settings(own))

    assert str(fault.value) == (
        f"AUDITBOT_REPORT_TEMPLATE: {own} is not a template that can be filled in: 'dict object' has no attribute 'sauce'."
    )
    assert own_template(settings(own)).mend == str(fault.value)

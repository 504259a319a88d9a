"""Makes the templates that come with auditbot: `python -m reports.make_templates` writes them anew, after a change to one.

A council's own template needs none of this: it is laid out in Word, and names what docs/report-template.md lists.
"""

from reports.template_of_pack import pack
from reports.template_of_plan import plan
from reports.template_of_report import report
from reports.word import SHIPPED

TEMPLATES = {"report": report, "pack": pack, "plan": plan}


def make() -> None:
    SHIPPED.mkdir(exist_ok=True)
    for name, made in TEMPLATES.items():
        made().page.save(str(SHIPPED / f"{name}.docx"))


if __name__ == "__main__":
    make()

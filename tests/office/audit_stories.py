"""The same for audits: everything that can be asked of them is asked once and succeeds."""

from tests.office.council import put_audit
from tests.office.people import Office


def reading_audits(office: Office) -> None:
    office.does(put_audit, 71)
    auditor = office.person("auditor")
    auditor.says("/audits mine").presses("Read the audit", on="AU-71")
    auditor.says("/audits show AU-71")
    auditor.says("/audits help")
    auditor.opens_home().presses("My audits")


AUDIT_STORIES = (reading_audits,)

"""Whoever puts the form of an audit away: its auditor hears what is saved, and nobody else hears that there is anything."""

import pytest
from sqlalchemy import update

from handlers.ask import Knock
from storage.tables import audits
from tests.office.audit_crowd import STAGES
from tests.office.council import HOME, IDS, account_of, put_audit
from tests.office.filled_in import STEP_1
from tests.office.people import Office

EVERYBODY = sorted(set(IDS) - {"leaver"})
CONTEXT = {"about": "AU-71", "version": "1", "draft": "0", "step": "1", "places": "1"}


@pytest.mark.parametrize("stage", ["to do", "to moderate", "moderated", "taken back"])
def test_closing_the_form_tells_nobody_else_anything(office: Office, stage: str) -> None:
    office.does(put_audit, 71)
    office.person("auditor").says("/audits submit AU-71").fills(**STEP_1)
    if columns := {name: said for name, said in STAGES[stage].items() if name != "submitted_by"}:
        changed = update(audits).where(audits.c.id == 71).values(**columns)
        office.does(lambda ledger: ledger.connection.execute(changed))
    for who in EVERYBODY:
        office.desk.answer(
            Knock(account_of(who), HOME, "closed", "audit_step", office.now, office.key(), context=CONTEXT)
        )
    told = {who: office.was_told(who) for who in EVERYBODY}
    saved = ["Your audit is saved up to step 1 of 5"] if stage == "to do" else []
    assert {who: said for who, said in told.items() if said} == ({"auditor": saved} if saved else {})
    assert office.faults == []

"""Who answers for a case of concern changes, or it is opened again: whoever answers now is called as if it were raised then; and
where several answer, it reached them once it reached one."""

from sqlalchemy import update

from cards.messenger import Never
from storage.ledger import Ledger
from storage.tables import accounts, people, roles, services, teams
from tests.office.concern_stories import RAISED
from tests.office.council import IDS, TEAMS, account_of, put_cover
from tests.office.people import Office
from tests.office.test_chasing_concerns import calls, fails_for, raised, sees
from tests.office.test_following_concerns import done
from tests.office.test_having_concerns import closes


def has_manager(ledger: Ledger, name: str) -> None:
    ledger.connection.execute(update(teams).where(teams.c.id == TEAMS["North"]).values(manager_id=IDS[name]))


def without_head(ledger: Ledger) -> None:
    ledger.connection.execute(update(services).values(head_id=None))


def without(ledger: Ledger, *names: str) -> None:
    ledger.connection.execute(roles.delete().where(roles.c.person_id.in_([IDS[name] for name in names])))
    ledger.connection.execute(update(people).where(people.c.id.in_([IDS[name] for name in names])).values(active=False))


def test_reopened_it_is_said_as_if_it_were_raised_then_and_the_director_hears_a_working_day_later(
    office: Office,
) -> None:
    raised(office)
    office.person("manager").says("/concerns show C-1").presses("I have this")
    done(office)
    closes(office)
    office.turns_to("2018-02-05 10:00")
    office.person("plt").says("/concerns reopen C-1").fills(
        reason="The family has moved back", action__1="Visit the child"
    )

    office.wakes("2018-02-05 10:01")
    assert office.history("C-1")[-2:] == ["reopened", "told again"]
    assert "I have this" in office.person("head of service").reads(-2).buttons
    office.wakes("2018-02-06 09:59")
    assert office.history("C-1").count("director told") == 0
    office.wakes("2018-02-06 10:00")
    assert office.history("C-1").count("director told") == 1
    assert "The head of service has not said yet" in sees(office, "director")


def test_a_manager_who_is_new_after_the_old_one_has_it_is_called_and_has_it_then(any_office: Office) -> None:
    office = any_office
    office.does(put_cover, "manager", "other head", "2018-01-10", "2018-01-10")
    raised(office)
    for name in ("other head", "head of service"):
        office.person(name).says("/concerns show C-1").presses("I have this")
    office.wakes("2018-01-11 00:05")
    assert office.history("C-1").count("asked anew") == 0  # whom they stood in for has it

    office.does(has_manager, "west manager")
    office.wakes("2018-01-11 10:00")
    assert calls(office, "west manager") == 1
    assert "The team manager has not said yet" in office.person("head of service").says("/concerns show C-1").sees
    office.wakes("2018-01-12 10:00")
    assert office.history("C-1").count("director told") == 1

    office.person("west manager").says("/concerns show C-1").presses("I have this")
    office.wakes("2018-01-15 10:00")
    assert office.history("C-1").count("asked anew") == 1
    with office.ledger() as ledger:
        assert ledger.concerns.get(1).state == "acknowledged"


def test_whoever_has_it_and_leaves_is_replaced_by_the_next_above_who_is_called_at_once(any_office: Office) -> None:
    """First the manager's account is closed, then the head is no longer among the council's people."""
    office = any_office
    raised(office)
    for who in ("manager", "head of service"):
        office.person(who).says("/concerns show C-1").presses("I have this")
    office.wakes("2018-01-10 09:31")
    before = {name: calls(office, name) for name in ("head of service", "director")}

    closed = update(accounts).where(accounts.c.account == account_of("manager")).values(deactivated=True)
    office.does(lambda ledger: ledger.connection.execute(closed))
    office.wakes("2018-01-10 09:32")
    assert calls(office, "head of service") == before["head of service"] + 1
    office.person("head of service").reads().presses("I have this")
    office.does(without, "head of service")
    office.wakes("2018-01-10 09:33")

    assert calls(office, "director") == before["director"] + 1
    assert "I have this" in office.person("director").reads().buttons
    assert office.history("C-1").count("asked anew") == 2
    office.person("director").reads().presses("I have this")
    office.wakes("2018-01-10 09:34")
    assert office.history("C-1")[-1] == "acknowledged"


def test_where_several_answer_nobody_above_hears_of_one_whom_it_does_not_reach(office: Office) -> None:
    office.does(without_head)
    office.does(without, "director")
    fails_for(office, Never("user_disabled"), "second plt")
    office.person("manager").says("/concerns raise").fills(**{**RAISED, "team": "1"})
    for day in (10, 11, 12):
        office.wakes(f"2018-01-{day} 12:00")

    assert calls(office, "plt") > 1
    assert "Slack could not" not in office.person("plt").says("/concerns").sees
    assert office.history("C-1").count("not reached") == 1
    assert "concern-unreached" not in dict(office.planned())


def test_where_it_reached_none_of_those_who_answer_and_none_is_above_the_others_are_told(office: Office) -> None:
    office.does(without_head)
    raised(office)
    office.does(without, "plt", "second plt")
    fails_for(office, Never("user_disabled"), "director")
    office.wakes("2018-01-10 11:30")

    assert "It did not reach @Director" in sees(office, "manager")


def test_being_asked_anew_is_a_change_with_its_history_which_whoever_has_a_form_open_is_told(office: Office) -> None:
    raised(office)
    for name in ("manager", "head of service"):
        office.person(name).says("/concerns show C-1").presses("I have this")
    office.person("plt").says("/concerns update C-1 Seen at home today")
    head = office.person("head of service").says("/concerns show C-1").presses("Review")
    office.does(has_manager, "west manager")
    office.wakes("2018-01-10 09:40")

    with office.ledger() as ledger:
        [entry] = [kept.entry for kept in ledger.history.of("C-1") if kept.entry.verb == "asked anew"]
    manager = "team manager"
    was, now = dict(entry.before), dict(entry.after)
    assert (was["state"], was["have it"]) == ("working", [manager, "head of service"])
    assert was["held by"] == [f"{manager}: person:{IDS['manager']}"]
    assert (now["state"], now["have it"], now["asked"]) == ("raised", ["head of service"], [manager])
    assert now["version"] == was["version"] + 1
    told = head.fills(text="They were seen twice", due="2018-01-19").sees
    assert "C-1 has changed since. Nothing was changed by your press." in told

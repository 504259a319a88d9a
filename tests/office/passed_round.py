"""An audit on its way to being an exemplar, as several tests begin with it."""

from tests.office.judged import put_exemplary
from tests.office.people import Colleague, Office
from tests.office.screen import lines_of


def proposed(office: Office, number: int = 501, **said: str) -> Colleague:
    office.does(put_exemplary, number)
    return office.person("moderator").says(f"/audits show AU-{number}").presses("Anonymise").fills(**said)


def read_by(office: Office, who: str) -> Colleague:
    return office.person(who).says("/audits exemplars").presses("Read and decide")


def in_channel(office: Office) -> list[str]:
    office.delivers()
    return ["\n".join(lines_of(posted.card)) for posted in office.slack.of("#training")]


def set_channel(office: Office, channel: str = "#training") -> None:
    plt = office.person("plt").says("/actions settings").presses("Change", on="Channels")
    plt.fills(room="programme:2").fills(channel=channel)


def judge_anew(office: Office, **said: str) -> None:
    moderator = office.person("moderator").says("/audits show AU-501").presses("Change the outcome")
    moderator.fills(**{"feedback": "Too brief.", "why": "Nothing shows it", "missed": "no", **said})

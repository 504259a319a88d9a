"""Letters by a real conversation with a mail server: encrypted, handed over once, and with the truth about what came of it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_string
from pathlib import Path

import pytest
import trustme
from pydantic import SecretStr

from bot.finding import Finding
from bot.mail import LetterBox, answers, letter_box
from bot.mail_server import MailServer
from bot.settings import Settings, WrongSetting
from cards.letter import Letter, about
from cards.messenger import Fault, Never, NotNow, Unknown
from tests.edge.mail_office import MailOffice, open_office

WHEN = datetime(2018, 1, 17, 9, tzinfo=UTC)
LETTER = about("4 audit actions have drifted", "head@council.example")
ELSEWHERE = "127.0.0.2"
"""This machine by another name: it is not among those that may be spoken to plainly."""


@pytest.fixture
def office() -> Iterator[MailOffice]:
    with open_office() as office:
        yield office


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    """Trusted by this test alone."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    return authority


def box(office: MailOffice, scheme: str = "smtp", host: str = "127.0.0.1", user: str = "") -> LetterBox:
    return LetterBox(MailServer.at(f"{scheme}://{user}{host}:{office.port}"), "auditbot@council.example", lambda: WHEN)


def send(office: MailOffice, letter: Letter = LETTER, **how: str) -> Fault | None:
    """What came of it; None if it was taken."""
    try:
        box(office, **how).send(letter, "token-1")
    except Fault as fault:
        return fault
    return None


def test_a_letter_holds_one_line_and_no_link(office: MailOffice) -> None:
    assert send(office) is None

    read = message_from_string(office.letters[0])
    assert (read["From"], read["To"]) == ("auditbot@council.example", "head@council.example")
    assert read["Subject"] == "4 audit actions have drifted"
    assert (read["Message-ID"], read["Auto-Submitted"]) == ("<token-1@council.example>", "auto-generated")
    assert read["Date"] == "Wed, 17 Jan 2018 09:00:00 +0000"
    body = read.get_payload(decode=True)
    assert isinstance(body, bytes)
    assert body.decode().split() == LETTER.line.split()
    assert "http" not in office.letters[0]
    assert office.heard[1:3] == ["mail FROM:<auditbot@council.example>", "rcpt TO:<head@council.example>"]


@pytest.mark.parametrize(("scheme", "tls"), [("smtp", "starttls"), ("smtps", "at once")])
def test_elsewhere_it_goes_encrypted_with_the_login(authority: trustme.CA, scheme: str, tls: str) -> None:
    with open_office(tls, ELSEWHERE, authority) as office:
        assert send(office, scheme=scheme, host=ELSEWHERE, user="audit%40bot:s3cret@") is None

        assert len(office.letters) == 1
        before = office.heard[: office.heard.index("STARTTLS")] if tls == "starttls" else []
        assert not any(line.startswith(("AUTH", "mail")) for line in before)
        assert any(line.startswith("AUTH PLAIN ") for line in office.heard)


def test_a_certificate_of_nobody_knows_whom_is_not_accepted() -> None:
    for scheme, tls in (("smtp", "starttls"), ("smtps", "at once")):
        with open_office(tls, ELSEWHERE, trustme.CA()) as office:
            fault = send(office, scheme=scheme, host=ELSEWHERE)

            assert isinstance(fault, NotNow)
            assert (fault.reason, fault.after >= 60, office.letters) == ("mail certificate", True, [])


def test_a_certificate_for_another_host_is_not_accepted(authority: trustme.CA) -> None:
    with open_office("at once", authority=authority, certified=ELSEWHERE) as office:
        fault = send(office, scheme="smtps")

        assert (getattr(fault, "reason", ""), office.letters) == ("mail certificate", [])


def test_elsewhere_nothing_goes_in_plain_text() -> None:
    with open_office(None, ELSEWHERE) as office:
        fault = send(office, host=ELSEWHERE, user="auditbot:s3cret@")

        assert isinstance(fault, NotNow)
        assert fault.reason == "mail without TLS"
        assert not any(line.startswith(("AUTH", "mail")) for line in office.heard)


@pytest.mark.parametrize(
    ("word", "says", "kind", "reason"),
    [
        ("220", "554 go away", NotNow, "mail not reachable"),
        ("220", "", NotNow, "mail not reachable"),
        ("EHLO", "", NotNow, "mail not reachable"),
        ("MAIL", "550 not you", NotNow, "mail sender"),
        ("RCPT", "550 nobody", Never, "mail refused"),
        ("RCPT", "451 later", NotNow, "mail deferred"),
        ("RCPT", "", NotNow, "mail not reachable"),
        ("DATA", "554 no", Never, "mail refused"),
        (".", "550 no", Never, "mail refused"),
        (".", "452 full", NotNow, "mail deferred"),
        (".", "", Unknown, "mail without an answer"),
    ],
)
def test_what_came_of_it_is_said_truly(
    office: MailOffice, word: str, says: str, kind: type[Fault], reason: str
) -> None:
    office.says[word] = says

    fault = send(office)

    assert (type(fault), getattr(fault, "reason", "")) == (kind, reason)
    assert "council.example" not in str(fault)
    assert office.letters == []


def test_a_login_that_is_refused_is_for_an_operator_to_mend(office: MailOffice) -> None:
    office.says["AUTH"] = "535 wrong"

    fault = send(office, user="auditbot:wrong@")

    assert isinstance(fault, NotNow)
    assert (fault.reason, fault.after) == ("mail login", 300)


def test_a_letter_that_was_taken_counts_whatever_comes_after(office: MailOffice) -> None:
    office.says["QUIT"] = ""

    assert send(office) is None
    assert len(office.letters) == 1


def test_nobody_at_home_is_certainly_not_done() -> None:
    with open_office() as office:
        pass
    fault = send(office)

    assert isinstance(fault, NotNow)


@pytest.mark.parametrize("address", ["two\nlines@council.example", "n\u00f6@council.example"])
def test_an_address_that_no_mail_can_go_to_is_refused_for_good(office: MailOffice, address: str) -> None:
    fault = send(office, about("One", address))

    assert (type(fault), office.letters) == (Never, [])


def test_without_a_server_there_are_no_letters_and_with_one_a_sender_is_needed() -> None:
    assert letter_box(Settings.model_construct(), lambda: WHEN) is None
    with pytest.raises(WrongSetting, match="AUDITBOT_MAIL_FROM is missing"):
        letter_box(Settings.model_construct(smtp_url=SecretStr("smtps://mail.council.example")), lambda: WHEN)


def settings(office: MailOffice, **more: str) -> Settings:
    url = SecretStr(f"smtp://{more.pop('user', '')}127.0.0.1:{office.port}")
    return Settings.model_construct(smtp_url=url, **{"mail_from": "auditbot@council.example"} | more)  # type: ignore[arg-type]


def test_the_doctor_says_whether_the_mail_server_lets_us_in(office: MailOffice) -> None:
    assert answers(settings(office)) == Finding("e-mail")
    assert answers(settings(office, mail_from="")).mend == "set AUDITBOT_MAIL_FROM to the sender of its letters"

    office.says["AUTH"] = "535 wrong"
    told = str(answers(settings(office, user="auditbot:s3cret@")))
    assert told == "!!  e-mail: it refuses the login; check user and password in AUDITBOT_SMTP_URL"
    assert office.letters == []
    assert not any(line.startswith("mail") for line in office.heard)


def test_the_doctor_says_so_where_nobody_answers() -> None:
    with open_office() as office:
        pass
    assert answers(settings(office)).mend == "it does not answer; check AUDITBOT_SMTP_URL and the network"

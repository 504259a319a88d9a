"""The `auditbot` command line on one screen; each command is a call into the wiring or the upkeep, and ends in plain words."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

from bot import typed, upkeep
from bot.clock import Clock
from bot.settings import WrongSetting, read_settings
from domain.refusal import Refusal
from storage.engine import Unavailable

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    help="A chat assistant for the monthly case audits of a council's children's services.",
)


@app.command()
def run() -> None:
    """Serve Slack: Socket Mode where SLACK_APP_TOKEN is set, else HTTP."""
    from bot.wiring import run as serve  # what only `run` needs is loaded only for it

    with plain_words():
        serve(read_settings(), Clock())


@app.command()
def playground(
    port: Annotated[int, typer.Option(help="Where the page is served on this machine.")] = 8765,
    http: Annotated[bool, typer.Option("--http", help="Deliver by signed HTTP in place of Socket Mode.")] = False,
    keep: Annotated[Path | None, typer.Option(help="Keep the database in this folder.")] = None,
) -> None:
    """Open a made-up council in the browser, with nothing to configure."""
    from bot.playground import serve

    with plain_words():
        serve(port, by_http=http, keep=keep)


@app.command("import")
def take_in(
    path: Annotated[Path, typer.Argument(help="A folder of CSV files, or one .xlsx workbook.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")] = False,
    announce: Annotated[bool, typer.Option("--announce", help="Tell owners of actions that are new.")] = False,
) -> None:
    """Take in a council's tracker: all of it, or nothing and a list of every fault."""
    with plain_words():
        _exit(upkeep.take_in(read_settings(), Clock(), path, typer.echo, dry_run=dry_run, announce=announce))


@app.command("export")
def give_out(path: Annotated[Path, typer.Argument(help="FILE.xlsx, or a folder.")]) -> None:
    """Write the same tables that import reads."""
    with plain_words():
        upkeep.give_out(read_settings(), Clock(), path, typer.echo)


@app.command()
def report(
    month: Annotated[str, typer.Argument(metavar="MONTH", help="2017-11")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, for another program.")] = False,
    docx: Annotated[Path | None, typer.Option(help="Write the Word report to this file.")] = None,
    xlsx: Annotated[Path | None, typer.Option(help="Write the workbook behind it to this file.")] = None,
    png: Annotated[Path | None, typer.Option(help="Write its charts to this file.")] = None,
    pack: Annotated[str, typer.Option(metavar="MONTHS", help="2017-07..2017-12: their inspection pack, as Word.")] = "",
) -> None:
    """Tell a month's figures, each with what it is of, against the months before; or write its report."""
    from bot import reporting

    files = {form: path for form, path in (("docx", docx), ("xlsx", xlsx), ("png", png)) if path}
    with plain_words():
        if bool(month) == bool(pack):
            _end(typed.right("report"), typed.WRONG)
        elif pack:
            reporting.write_pack(read_settings(), Clock(), pack, docx, typer.echo)
        elif files:
            reporting.write(read_settings(), Clock(), month, files, typer.echo)
        else:
            reporting.tell(read_settings(), Clock(), month, typer.echo, as_values=as_json)


@app.command()
def migrate() -> None:
    """Bring the database's schema up to date."""
    with plain_words():
        upkeep.migrate(read_settings(), typer.echo)


@app.command("verify-history")
def verify_history(
    against: Annotated[str, typer.Option(help="The last entry as noted outside the database earlier.")] = "",
) -> None:
    """Prove that nothing in the history was changed, removed or cut off."""
    with plain_words():
        _exit(upkeep.prove_history(read_settings(), Clock(), against, typer.echo))


@app.command()
def tick(
    at: Annotated[str, typer.Option(help="What is due at this moment in London, 2018-01-17T09:00; else now.")] = "",
) -> None:
    """Run one pass of everything that is due, deliver it, and end; a second time says nothing twice."""
    from bot.ticking import moment, one_pass

    with plain_words():
        clock = Clock.showing(moment(at)) if at else Clock()
        _exit(one_pass(read_settings(), clock, typer.echo))


outbox = typer.Typer(help="Say what waits in the outbox and why, and what failed.")
app.add_typer(outbox, name="outbox", invoke_without_command=True)


@outbox.callback()
def tell_outbox(context: typer.Context) -> None:
    from bot.outbox import tell

    if context.invoked_subcommand is None:
        with plain_words():
            tell(read_settings(), Clock(), typer.echo)


@outbox.command("retry")
def retry_notice(number: Annotated[int, typer.Argument(metavar="ID", help="As “auditbot outbox” gives it.")]) -> None:
    """Try one at once that failed or waits for long; one that may have arrived is looked for first."""
    from bot.outbox import retry

    with plain_words():
        retry(read_settings(), Clock(), number, typer.echo)


@app.command()
def doctor() -> None:
    """Check settings, database, token, scopes, clock, channels and people: a line each, with what to do."""
    from bot.doctor import examine

    with plain_words():
        _exit(examine(Clock(), typer.echo))


@contextmanager
def plain_words() -> Iterator[None]:
    """What an operator can mend ends in one line, not in a stack trace."""
    try:
        yield
    except Refusal as refusal:
        _end(refusal.sentence, typed.WRONG)
    except (WrongSetting, OSError, ValueError) as fault:
        _end(str(fault))
    except Unavailable:
        _end("The database does not answer: check AUDITBOT_DATABASE_URL and that the database is running.")
    except KeyboardInterrupt:
        _end("")


def _end(line: str, code: int = 1) -> None:
    if line:
        typer.echo(f"auditbot: {line}", err=True)
    raise typer.Exit(code if line else 0)


def _exit(good: bool) -> None:
    raise typer.Exit(0 if good else 1)


def main() -> None:
    """What was typed wrong ends in one sentence as well; nothing typed at all is a question for help."""
    try:
        sys.exit(app(sys.argv[1:] or ["--help"], prog_name="auditbot", standalone_mode=False))
    except TyperException as fault:
        typer.echo(f"auditbot: {typed.in_place_of(fault)}", err=True)
        sys.exit(typed.WRONG)


if __name__ == "__main__":
    main()

"""Nothing that points at somebody is left in an audit that is passed round, whatever somebody wrote; the language of practice
is. No name is written here: the usual ones come from the list that keeps them out of this repository."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.anonymising import Known, anonymised, certain, traces
from domain.beginnings import ABBREVIATIONS, BEGINNINGS
from domain.naming import looks_like_name
from tests.rules.test_naming import ALSO_WORDS, USUAL

KNOWN = Known(("412087", "JB/17", "AU-71"), ("Team manager, North", "Core auditor 4"), ("North", "Early Help"))
PRACTICE = """
The history is not taken into account; the plan is SMART, and each step says who does what.
Section 47 of the Children Act 1989 applies; an S47 enquiry was begun within 24 hours, and Working Together 2018 followed.
The plan is reviewed every 6 weeks by the IRO. He was seen twice in 3 weeks, 5 days apart; the 2nd visit was late.
The child may go on. It costs £1,200 or £2500. The meeting is from 10:30-12:00; 3 of 5 areas are good; the age band is 5-9.
Year 11, Key Stage 2, under 5s, COVID-19, 24/7 cover, 6 months later. First, second and third: nobody asked the father.
""".strip().splitlines()
MARKED = {
    "She is 7 years and 3 months old.": "She is [an age].",
    "aged seven, her 7th birthday, a three-year-old, 5yo, ages 3 and 5": "[an age], her [an age], a [an age], [an age], [an age]",
    "7 years, 3 months and 4 days": "[an age]",
    "Seen on Monday 12th, on the 14th, in May, since march and in 2016/17.": "Seen on [a date], on the [a date], in [a date], "
    "since [a date] and in [a date].",
    "twenty-third of March 2017; Jan '18; 12.01.2010; 2 1 18": "[a date]; [a date]; [a date]; 2 1 18",
    "Case 412087 (AU-71), see a-17, C–3 and 41 20-87": "Case [a reference] ([a reference]), see [a reference], [a reference] "
    "and [a reference]",
    "LCS-1234, P12345, NHS 943 476 5919, ref. 17b2, jb 17": "[a reference], [a reference], NHS [a reference], ref. [a "
    "reference], [a reference]",
    "Call 07700 900123 or +44 20 7946 0958, write to a.b@council.example, see https://council.example/x": "Call [a phone number] "
    "or [a phone number], write to [an e-mail address] see [a link]",
    "12 Quillby Road, CF23 5AB": "[an address], [a postcode]",
    "Team North and Early Help agreed with Core auditor 4; it lies to the north.": "[a team] and [a team] agreed with [a name]; "
    "it lies to the north.",
    "Mr Quillby and T.Q. met Tamzo Quillby's sister": "[a name] and [a name] met [a name]'s sister",
    "Brellick visited weekly. Brellick’s bed, not QUILLBY’S": "[a name] visited weekly. [a name]’s bed, not [a name]",
    "The child J. said so, and J's mother; JB agreed": "The child [a name]. said so, and [a name]'s mother; [a name] agreed",
    "Ms. O'quillby's plan, and mr O’Quillby": "[a name]'s plan, and [a name]",
    "aged nearly 7, aged almost seven, age: just over 6 months": "[an age], [an age], [an age]",
    "at Flat 3, 12 high street; in flat 3b; 7 Lower quillby road": "at [an address]; in [an address]; [an address]",
}  # fmt: skip
DAYS = st.dates(date(2000, 1, 1), date(2029, 12, 31))
WAYS = (
    "%-d %B %Y", "%-d %b %Y", "%A %-d %B %Y", "%a, %d %b %y", "%d/%m/%Y", "%-d/%-m/%y", "%d.%m.%Y", "%d-%m-%y", "%Y-%m-%d",
    "%B %-d, %Y", "%b %-d", "%d-%b-%y", "%-dth of %B", "the %-dst of %B %Y", "%d %m %Y", "%Y%m%d", "%B %Y", "%b-%y", "%m/%Y",
    "%-d / %-m / %Y", "%-d–%-m–%Y", "%Y", "%-d/%-m", "%d%b%y", "%d%B%Y", "%a %-d/%-m", "1–%-d %b %Y", "1st and %-dth of %B",
)  # fmt: skip
WRITTEN = st.one_of(
    st.text(max_size=120),
    st.lists(
        st.sampled_from("the child aged 7 12 may May. Mr mr quillby Quillby's A- AU C - / 2018 17 @ x@y CF23 5AB 412087 "
                        "[a name] [a date] in of born ref no 3rd + 44 old years and T.Q. North team".split(" ")), max_size=25,
    ).map(" ".join),
)  # fmt: skip


@given(WRITTEN)
def test_nothing_is_left_and_doing_it_again_changes_nothing(text: str) -> None:
    done = anonymised(text, KNOWN)

    assert traces(done, KNOWN) == []
    assert looks_like_name(done) == []
    assert anonymised(done, KNOWN) == done
    assert not re.search(r"\d{4}|\b(?:AU|A|C)-\d|@\w|\w@", done.replace("Act 1989", ""))
    assert "412087" not in re.sub(r"[\W_]", "", done) or "412087" not in re.sub(r"[\W_]", "", text)


@given(
    DAYS, st.sampled_from(WAYS), st.sampled_from(["Seen on {}, and again", "({})", "born {} at home", "{}: a visit."])
)
def test_of_a_date_nothing_is_left_however_it_is_written(day: date, way: str, where: str) -> None:
    said = where.format(day.strftime(way))

    done = anonymised(said)

    assert not any(letter.isdigit() for letter in done), done
    assert day.strftime("%B") not in done
    assert done.replace("[a reference]", "[a date]") in (where.format("[a date]"), where.format("the [a date]"))


@given(
    st.from_regex(r"[A-Z]{0,3}[-/]?[0-9]{5,9}[A-Z]?", fullmatch=True),
    st.sampled_from(["Case {} is open.", "see {}", "({})"]),
)
def test_of_a_reference_nothing_is_left(reference: str, where: str) -> None:
    for known in (Known((reference,)), Known()):
        done = anonymised(where.format(reference), known)
        assert not any(letter.isdigit() for letter in done), done


@pytest.mark.parametrize("name", [n for n in USUAL if n.lower() not in ALSO_WORDS][::25])
def test_the_usual_names_are_taken_out_with_everything_that_hangs_on_them(name: str) -> None:
    said = f"The visit to {name} was late. {name}'s mother agreed, and so did {name} Quillby."

    assert anonymised(said) == "The visit to [a name] was late. [a name]'s mother agreed, and so did [a name]."


@pytest.mark.parametrize("line", PRACTICE)
def test_the_language_of_practice_stays(line: str) -> None:
    assert anonymised(line, KNOWN) == line


@pytest.mark.parametrize(("said", "done"), MARKED.items())
def test_each_trace_has_a_plain_word_in_its_place(said: str, done: str) -> None:
    assert anonymised(said, KNOWN) == done


@pytest.mark.parametrize(
    "said", ["{} visited weekly.", "He went home. {} refused.", "So {} was told.", "so he met {upper}."]
)
def test_every_usual_name_is_taken_out_wherever_it_stands(said: str) -> None:
    left = {
        name.lower()
        for name in USUAL
        if name in (done := anonymised(said.format(name, upper=name.upper()))) or name.upper() in done
    }

    assert left <= ALSO_WORDS
    assert not {name.lower() for name in USUAL} & (BEGINNINGS | ABBREVIATIONS)


def test_a_person_who_is_called_as_a_placeholder_is_changes_none() -> None:
    people = Known(people=("A Name", "Date Age", "Quillby Reference"))

    assert anonymised("A Name came on 3 May, a name; aged 7, date age.", people) == (
        "[a name] came on [a date], [a name]; [an age], [a name]."
    )


def test_a_part_of_the_name_of_somebody_the_council_knows_is_a_name_also_where_it_is_a_word() -> None:
    people = Known(people=("Long Zorblax", "Team manager, North"))

    assert anonymised("Long visited. So did Long's team. The Team took long.", people) == (
        "[a name] visited. So did [a name]'s team. The Team took long."
    )


SPELLINGS: tuple[Callable[[str, str, str], str], ...] = (
    lambda first, _, __: first,
    lambda first, _, __: first.upper(),
    lambda first, _, __: " ".join(first),
    lambda first, _, __: ".".join(first.upper()),
    lambda first, _, __: "-".join(first),
    lambda first, _, __: f"{first[:3]} {first[3:]}",
    lambda first, _, __: first.replace("e", "é").replace("a", "á"),
    lambda first, _, __: f"{first}'s",
    lambda first, last, by: f"{first}{by}{last}",
    lambda first, last, by: f"{last}{by}{first}",
    lambda first, last, by: f"{first.upper()}{by}{last.upper()}",
)


@given(
    st.sampled_from([("brellick", "tamzo"), ("tamzo", "quillby"), ("zorblax", "brellick")]),
    st.sampled_from(SPELLINGS),
    st.sampled_from(["", " ", ", ", ".", "_", "-", "  "]),
    st.sampled_from(["it was {} who said so", "so {}, again", "({})", "seen with {}."]),
)
def test_of_the_name_of_somebody_the_council_knows_nothing_is_left_however_it_is_written(
    name: tuple[str, str], spelling: Callable[[str, str, str], str], by: str, where: str
) -> None:
    known = Known(people=(" ".join(name).title(), "Long Brook", "Team manager, North"))
    said = spelling(*name, by)

    done = anonymised(where.format(said), known)

    assert done.replace("]'s", "]").replace("[a name].)", "[a name])") == where.format("[a name]")
    assert certain(said, known, ()) if said.casefold() == by.join(name) else True


def test_a_name_of_words_is_one_where_its_parts_stand_together_and_the_words_stay() -> None:
    known = Known(people=("Long Brook",))

    assert anonymised("it took long to cross the brook, said brook, long", known) == (
        "it took long to cross the brook, said [a name]"
    )
    assert anonymised("Seen by long-brook and longbrook.", known) == "Seen by [a name] and [a name]."
    assert certain("so long brook said; long, by the brook", known, ()) == ["long brook"]


AGES = ("7", "12", "15½", "4.5", "seven", "twelve", "seventeen", "six and a half")


@given(
    st.sampled_from(AGES),
    st.sampled_from(AGES),
    st.sampled_from(
        """aged {}|age {}|age: {}|her age is {}|a {}-year-old|{} years old|{} yrs. old|a {} year old boy|{} months old|he is {}.|
        she was {} when it began|a boy ({})|the girl, {},|a child of {}|she turned {}|of {} years of age|aged nearly {}|
        {other} and {} years old|siblings aged {other}, {other} and {}|children ({other}, {})|aged {other}–{}""".replace(
            "\n        ", ""
        ).split("|")
    ),
)
def test_of_an_age_nothing_is_left_however_it_is_written(age: str, other: str, way: str) -> None:
    done = anonymised(f"So it was: {way.format(age, other=other)}")

    assert "[an age]" in done
    assert not any(letter.isdigit() for letter in done), done
    assert not {*re.findall(r"[a-z]+", age + " " + other)} - {"and", "a"} & {*re.findall(r"[a-z]+", done)}, done


def test_how_sentences_begin_stays() -> None:
    said = (
        "Although it was late, nobody asked. We've seen it; they're told. Weekly visits stopped. Don't assume. Drift stopped.",
        "THE PLAN WAS NEVER SHARED. CAMHS, MASH and an EHCP. Because of it I went; A&E, S.47 and a CYP plan. A child waits.",
        "Good-enough care. Nevertheless, unlike before, 3 visits to the road were made. Once seen, nothing followed.",
    )  # fmt: skip

    assert [anonymised(each, KNOWN) for each in said] == [*said]


def test_what_still_points_at_somebody_is_named_once_in_its_order() -> None:
    assert traces("On 3/2 Brellick said so. Brellick, aged 7.") == ["3/2", "Brellick", "aged 7"]

"""A text that looks as if it held a person's name is noticed; the language of practice is not.

No name is written here: the usual ones come from the list that keeps them out of this repository, unusual ones are made up.
"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.naming import looks_like_name

LIST = Path(__file__).parents[1] / "structure" / "usual_names.txt"
USUAL = sorted(
    {n for line in LIST.read_text(encoding="utf-8").splitlines() if not line.startswith("#") for n in line.split()}
)
# Names that are words or places of the trade, or months: without a title or a surname they pass for those.
ALSO_WORDS = {"april", "may", "june", "west", "case"}
PRACTICE = """
Rewrite the plan with the family so that each step has a date.
Agree with the social worker what the history means for the decision. Record it in supervision by Friday.
Hold a strategy meeting with Police, Health and School within 24 hours.
Update the Child in Need plan; invite the school nurse and the GP.
Ask the GPs, the SWs and the IRO for their views by 12 January 2018.
Refer to CAMHS, MASH and the LADO. Check with LADOs elsewhere.
Prepare the Child Protection Conference in March with the Independent Reviewing Officer.
Discuss at the Core Group on Monday; the Team Manager signs it off.
1. Visit the child at home. 2. Record what was said.
1) Visit the child at home
2) Record what was said
a) Visit the child; b) record it
• Visit the child
– Agree the next step
Use the Signs of Safety framework and the Graded Care Profile.
Consider Section 47 of the Children Act and the Public Law Outline.
“Analysis” must say why. (The chronology is not enough.)
What does the child want? Ask! Then write it down: “I want to go home”.
Send the letter to Early Help and to Children's Services.
Team North should review the Pathway Plan with the Personal Adviser.
The PhD student is not part of the plan; the iPad is lost. OK.
Supervision is to be monthly. Family is involved. Manager will review. Mother says no. Parents need support.
Family's views and mother's views are to be recorded. School’s report is awaited.
Talk about Christmas, Easter and Eid. British Sign Language is needed, and an English interpreter.
Complete the Assessment, the Care Plan and the Family Group Conference report by the end of February.
Housing, Education and Youth Offending are to be invited to the Looked After review.
Refer to school. Speak to the mother. Talk to both parents. Listen to the child.
The needs of the child are to be met. Research is named. Another has to be asked. Chronology to be updated.
Contact has to be recorded. There is no plan. What is missing? Nothing was written down.
Review is due. Reviewing officer to be asked. Updated plan to be sent. Recording must improve. Plan and Assessment agree.
=1+1 Plans drifted, and so did Reviews. Two Audits had no Actions.
ASK THE FAMILY ABOUT THE PLAN. RECORD IT.
""".strip().splitlines()
NAMED = {
    "Visit Brellick at home": ["Brellick"],
    "Ask the mother, Tamzo Quillby, what she thinks": ["Tamzo", "Quillby"],
    "Agree with Mr Quillby when he visits": ["Mr Quillby"],
    "Dr. Quillby must be invited": ["Dr. Quillby"],
    "Mr Quillby says no": ["Mr Quillby"],
    "Talk to Aunt Tamzo": ["Aunt Tamzo"],
    "Baby Q to be seen within a day": ["Baby Q"],
    "See T.Q. at school": ["T.Q."],
    "Brellick's views must be recorded": ["Brellick"],
    "Brellick needs a plan": ["Brellick"],
    "Brellick, 7, is with an aunt": ["Brellick"],
    "Brellick Quillby asked": ["Brellick", "Quillby"],
    "Brellick never stayed at home. Tamzo seems calm.": ["Brellick", "Tamzo"],
    "Brellick doesn’t sleep": ["Brellick"],
    "Brellick and Tamzo are to be seen": ["Brellick", "Tamzo"],
    "Brellick did not want to go to school.": ["Brellick"],
    "Seen at home. Tamzo lives with an aunt; Brellick went there.": ["Tamzo", "Brellick"],
    "Rewrite the plan. Brellick should be asked.": ["Brellick"],
    "Speak with Łuzkan and Élowde": ["Łuzkan", "Élowde"],
    "Çalmek’s school is to be asked": ["Çalmek"],
    "Visit Mac-Quillby or O’Quillby": ["Mac-Quillby", "O’Quillby"],
    "Visit McQuillby": ["McQuillby"],
    "Ask QUILLBY, Tamzo": ["Tamzo"],
    "1) Visit Brellick": ["Brellick"],
}


@pytest.mark.parametrize("sentence", PRACTICE)
def test_the_language_of_practice_holds_no_names(sentence: str) -> None:
    assert looks_like_name(sentence) == []


@pytest.mark.parametrize("sentence", NAMED)
def test_what_looks_like_a_name_is_noticed(sentence: str) -> None:
    found = looks_like_name(sentence)

    assert set(NAMED[sentence]) <= set(found)


def test_every_usual_name_is_noticed_where_an_action_would_hold_it() -> None:
    held = ("Visit {} within two days", "{}'s views are to be recorded")
    missed = {name for name in USUAL for sentence in held if not looks_like_name(sentence.format(name))}

    assert {name.lower() for name in missed} <= ALSO_WORDS
    assert len(USUAL) > 400


def test_with_a_title_every_usual_name_is_noticed() -> None:
    assert [name for name in USUAL if not looks_like_name(f"Agree it with Mrs {name}")] == []


def test_the_names_of_teams_and_services_are_known() -> None:
    assert looks_like_name("Hand it to Brellick Road") == ["Brellick", "Road"]
    assert looks_like_name("Hand it to Brellick Road", frozenset({"Brellick Road"})) == []


def test_a_name_is_told_once() -> None:
    assert looks_like_name("Ask Brellick, and Brellick again") == ["Brellick"]


@given(st.text())
def test_any_text_is_answered_with_parts_of_itself(text: str) -> None:
    assert all(part in text for part in looks_like_name(text))

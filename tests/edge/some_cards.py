"""Cards, forms and texts of every shape, for tests that hold for any of them."""

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from cards.elements import (
    Actions,
    Button,
    Card,
    Confirm,
    Day,
    Divider,
    Fields,
    Form,
    Image,
    Input,
    Link,
    List,
    Mention,
    Moment,
    Option,
    Row,
    Strong,
    Text,
)

NASTY = [
    "<!channel>",
    "<@U0PLT>",
    "<https://x.example|y>",
    "*b*",
    "`c`",
    "> q",
    "&lt;!here&gt;",
    "<!date^1^{time}|x>",
    "@here",
]
texts = st.one_of(
    st.text(max_size=30),
    st.lists(st.sampled_from([*NASTY, "A-17", " ", "\n", "a_b", "é"]), max_size=8).map("".join),
    st.builds(lambda text, times: text * times, st.sampled_from([*NASTY, "&", "* ", "word "]), st.integers(1, 15)),
)
short = st.text(max_size=90)
names = st.from_regex(r"[a-z_]{1,20}", fullmatch=True)
spans = st.one_of(
    texts,
    st.builds(Mention, st.sampled_from(["U0PLT", None, "<!channel>", ""]), texts),
    st.builds(Moment, st.just(datetime(2018, 1, 10, 9, 30, tzinfo=UTC))),
    st.builds(Day, st.just(date(2018, 1, 10))),
    st.builds(Strong, texts),
    st.builds(
        Link, texts, st.sampled_from(["https://council.example/?a=1&b=|>", "javascript:alert(1)", "http://x y", ""])
    ),
)
lines = st.one_of(texts, st.lists(spans, max_size=6).map(tuple))
confirms = st.one_of(st.none(), st.builds(Confirm, texts, texts, short, short))
buttons = st.builds(
    Button, texts, names, st.text("A-0123456789|", max_size=200), st.integers(0, 99),
    st.sampled_from(["", "primary", "danger"]), confirms,
)  # fmt: skip
many_buttons = st.lists(buttons, max_size=6).map(tuple)
rows = st.builds(Row, lines, lines, st.lists(buttons, max_size=4).map(tuple), st.integers(1, 3))
blocks = st.one_of(
    st.builds(Text, lines, st.sampled_from(["body", "heading", "muted"])),
    st.builds(Fields, st.lists(st.tuples(short, lines), max_size=4).map(tuple)),
    st.builds(List, st.lists(rows, max_size=3).map(tuple)),
    st.builds(Actions, many_buttons),
    st.builds(Image, texts, st.just(b"")),
    st.just(Divider()),
)
cards = st.builds(Card, texts, st.lists(blocks, max_size=4).map(tuple), st.text("abc:0-9", max_size=150))
options = st.builds(Option, st.text(min_size=1, max_size=150), texts, short)
inputs = st.builds(
    Input,
    name=names,
    label=texts,
    kind=st.sampled_from(["text", "multiline", "select", "several", "person", "date", "radio", "checkbox"]),
    required=st.booleans(),
    value=st.one_of(texts, st.sampled_from(["U0PLT", "2018-01-10"]), st.lists(short, max_size=3).map(tuple)),
    options=st.lists(options, max_size=12, unique_by=lambda o: o.value).map(tuple),
    hint=texts,
    placeholder=texts,
    max_length=st.integers(1, 5000),
)
forms = st.builds(
    Form,
    title=texts,
    does=names,
    inputs=st.lists(st.one_of(inputs, blocks.filter(lambda b: not isinstance(b, Image))), max_size=6)
    .filter(
        lambda parts: len({p.name for p in parts if isinstance(p, Input)}) == sum(isinstance(p, Input) for p in parts)
    )
    .map(tuple),
    submit=texts,
    close=texts,
    context=st.dictionaries(names, short, max_size=4),
    tells_when_closed=st.booleans(),
)

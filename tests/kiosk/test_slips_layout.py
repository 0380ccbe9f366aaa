"""Words into lines, lines into pages: nothing lost, nothing over the edge."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.slips.fonts import width
from kiosk.slips.layout import CENTER, Span, flowing, lines, pages, stack, text
from kiosk.slips.ops import A5, At, Block, Face, Put, Style
from kiosk.slips.parts import roman

BODY, BOLD = Style(Face.REGULAR, 11), Style(Face.BOLD, 11)
WORDS = st.lists(st.text(alphabet="aâặđơ-Hương ", min_size=1, max_size=40), min_size=1, max_size=12)


@given(words=WORDS, room=st.floats(60, 400))
@settings(max_examples=100, deadline=None)
def test_no_letter_is_lost_and_no_line_is_too_wide(words: list[str], room: float) -> None:
    spans = [Span(word, BOLD if number % 2 else BODY) for number, word in enumerate(words)]
    found = lines(spans, room)
    printed = "".join(piece for line in found for _, piece, _ in line.puts)

    assert "".join(printed.split()) == "".join("".join(words).split())
    assert all(line.width <= room + 0.01 for line in found)


def test_words_of_two_styles_keep_the_space_between_them() -> None:
    (first, second) = lines([Span("Họ tên: ", BODY), Span("An", BOLD)], 300)[0].puts

    assert (first, second[1:]) == ((0.0, "Họ tên: ", BODY), ("An", BOLD))
    assert second[0] == pytest.approx(width("Họ tên: ", BODY))


def test_centred_lines_are_of_about_the_same_length() -> None:
    block = text(Span("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", BOLD), 170, align=CENTER)

    assert [op.text for op in block.ops if isinstance(op, Put)] == ["TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG"]


def test_a_heading_is_not_left_alone_at_the_foot() -> None:
    room = A5.height - A5.top - A5.bottom
    heading, body = Block(20, together=True), Block(30)
    laid = pages(A5, [Block(room - 40), heading, body], lambda _page, _count: Block(0))

    assert [[block for _, _, block in page][:-1] for page in laid] == [[Block(room - 40)], [heading, body]]


def test_a_table_that_goes_on_repeats_its_head() -> None:
    room = A5.height - A5.top - A5.bottom
    head = Block(20, together=True)
    row = Block(room / 2 - 5, again=head)
    laid = pages(A5, [head, row, row], lambda _page, _count: Block(0))

    assert [len(page) - 1 for page in laid] == [2, 2]
    assert laid[1][0][2] is head


def test_a_paragraph_longer_than_a_page_runs_on() -> None:
    blocks = flowing([Span("đường Bạch Đằng " * 600, BODY)], A5.room)
    laid = pages(A5, blocks, lambda _page, _count: Block(0))
    bottom = max(top + block.height for page in laid for _, top, block in page[:-1])

    assert len(laid) > 1
    assert bottom <= A5.height - A5.bottom


def test_a_stack_keeps_order_and_height() -> None:
    found = stack([Block(10), Block(5)])

    assert (found.height, found.ops) == (15, [At(0, 0.0, Block(10)), At(0, 10.0, Block(5))])


@pytest.mark.parametrize(
    ("number", "sign"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (19, "XIX"), (48, "XLVIII")]
)
def test_sections_are_numbered_as_on_forms(number: int, sign: str) -> None:
    assert roman(number) == sign

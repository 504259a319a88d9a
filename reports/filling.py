"""The library's template with what it leaves out: alternative texts of pictures, and that broken markup is a fault and not
quietly mended. Apart from the rest, as it loads slowly: only who makes a document loads it."""

from io import BytesIO
from typing import Any

from docx.shared import Cm
from docxtpl import DocxTemplate, InlineImage  # type: ignore[import-untyped]
from lxml import etree  # type: ignore[import-untyped]

from cards.elements import Image


class BrokenMarkup(Exception):
    """What was filled in is no document any more."""


class Filling(DocxTemplate):  # type: ignore[misc]
    def chart(self, image: Image, width: float) -> "Chart":
        """To stand in a paragraph of its own; `width` in centimetres."""
        return Chart(self, image, width)

    def fix_tables(self, xml: str) -> Any:
        """Raises BrokenMarkup: the library would leave out what it cannot read."""
        try:
            etree.fromstring(xml, etree.XMLParser(huge_tree=True))
        except etree.XMLSyntaxError:
            raise BrokenMarkup("its loops and conditions do not fit the document") from None
        return super().fix_tables(xml)


class Chart(InlineImage):  # type: ignore[misc]
    def __init__(self, filling: Filling, image: Image, width: float) -> None:
        super().__init__(filling, BytesIO(image.png), width=Cm(width))
        self._alt = image.alt

    def _insert_image(self) -> str:
        part = self.tpl.current_rendering_part
        inline = part.new_pic_inline(self.image_descriptor, self.width, None)
        inline.docPr.set("descr", self._alt)
        drawn = f"<w:drawing>{etree.tostring(inline, encoding='unicode')}</w:drawing>"
        return f'</w:t></w:r><w:r>{drawn}</w:r><w:r><w:t xml:space="preserve">'

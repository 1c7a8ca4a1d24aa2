"""What is printed from a picture: which formats, by which settings of their encoders."""

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

# One thread each: AVIF's bytes otherwise differ with the number of cores. The figures behind these
# are in docs/pictures.md. Colours are kept whole in AVIF, since the thin lines of charts need them.
_ENCODERS: Final[dict[str, dict[str, Any]]] = {
    "avif": {
        "quality": 57,
        "speed": 8,
        "subsampling": "4:4:4",
        "codec": "aom",
        "max_threads": 1,
        "autotiling": False,
    },
    "webp": {"quality": 80, "alpha_quality": 90, "method": 4},
    "jpeg": {"quality": 80, "subsampling": "4:2:0", "optimize": True, "progressive": True},
    "png": {"optimize": True},
}
_COLOURS = 256

RECIPE: Final = repr(_ENCODERS).encode()
"""How pictures are encoded: with it changes the address of each."""


class Cut(Struct, frozen=True):
    """What to print: a format, a size, and which part of a picture that is `shown` so large."""

    format: str
    width: int
    height: int
    shown: tuple[int, int]
    box: tuple[int, int, int, int]


def print_picture(data: bytes, cut: Cut) -> bytes:
    """Return a part of a picture as a file without a word in it."""
    from dateline.syntax.picture.pixels import develop

    image = develop(data, cut.shown, cut.box, (cut.width, cut.height))
    if image.mode == "RGBA" and cut.format == "jpeg":
        image = _on_white(image)
    if cut.format == "png":
        image = _drawn_again(image, data)
    out = BytesIO()
    image.save(out, cut.format, **_ENCODERS[cut.format])
    return out.getvalue()


def _on_white(image: "Picture") -> "Picture":
    from PIL import Image

    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def _drawn_again(image: "Picture", data: bytes) -> "Picture":
    """Give a drawing that had a palette one again, without which it were thrice as large."""
    from PIL import Image

    with Image.open(BytesIO(data)) as source:
        if source.mode not in ("P", "L", "1", "PA"):
            return image
    method = Image.Quantize.FASTOCTREE if image.mode == "RGBA" else Image.Quantize.MEDIANCUT
    return image.quantize(_COLOURS, method, dither=Image.Dither.NONE)

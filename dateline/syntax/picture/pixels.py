"""The pixels of a picture: decoded upright, cut, made smaller, and in the colours of the web."""

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

READ = ("JPEG", "PNG", "GIF", "WEBP", "AVIF")
_ORIENTATION = 0x0112
# Of ICC profiles, what a colour space is called there, and here.
_SPACES: Final = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK"}

Size = tuple[int, int]
Box = tuple[int, int, int, int]


def find_damage(data: bytes) -> str:
    """Decode a picture once; return what is wrong with its pixels, or ""."""
    from PIL import Image

    try:
        with Image.open(BytesIO(data), formats=READ) as image:
            if _moves(image):
                return "a picture that moves"
            image.draft("RGB", (1, 1))  # a JPEG is read whole all the same, and kept small
            image.load()
    # Pillow's readers raise a dozen kinds of exception on damaged files, SyntaxError included.
    except Exception:
        return "a picture that can't be read to its end"
    return ""


def is_clear(image: "Picture") -> bool:
    """Tell by its head whether something can be seen through a picture."""
    return image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info


def orientation(info: dict[Any, Any]) -> int:
    """Return the EXIF orientation. Pillow's own `getexif` would decode a PNG to look for it."""
    from PIL import Image

    if not isinstance(info.get("exif"), bytes):
        return 1
    try:
        exif = Image.Exif()
        exif.load(info["exif"])
        found = exif.get(_ORIENTATION, 1)
    # Browsers show a picture with damaged EXIF as it lies.
    except Exception:
        return 1
    return found if isinstance(found, int) else 1


def develop(data: bytes, shown: Size, box: Box, size: Size) -> "Picture":
    """Return what is within `box` (of the size as shown) in this size: RGB or RGBA, nothing else.

    All that the file says beside its pixels is left behind: EXIF, GPS, XMP, comments, profiles.
    """
    from PIL import Image

    with Image.open(BytesIO(data), formats=READ) as image:
        profile, turned = image.info.get("icc_profile"), orientation(image.info)
        if image.format in ("JPEG", "MPO"):
            _draft(image, box, size)
        image.load()
        upright = _upright(_resizable(image), turned)
    across, down = upright.width / shown[0], upright.height / shown[1]
    left, top, right, bottom = box
    place = (left * across, top * down, right * across, bottom * down)
    if upright.size != size or place != (0, 0, *size):
        upright = upright.resize(size, Image.Resampling.LANCZOS, place, reducing_gap=3.0)
    printed = _in_srgb(upright, profile)
    printed.info = {}  # else Pillow writes some of it into the new file
    return printed


def _draft(image: "Picture", box: Box, size: Size) -> None:
    """Let a JPEG be decoded at half, a quarter or an eighth, but twice as large as is wanted."""
    scale = min(1.0, 2 * max(size[0] / (box[2] - box[0]), size[1] / (box[3] - box[1])))
    wanted = tuple(max(1, int(side * scale)) for side in image.size)
    image.draft(None, (wanted[0], wanted[1]))


def _resizable(image: "Picture") -> "Picture":
    """Return a picture in a mode whose pixels can be mixed."""
    if image.mode.startswith("I;16") or image.mode == "I":  # `convert` would cut off at 255
        return image.point(lambda value: value * (1 / 257) + 0.5).convert("L")
    if is_clear(image):
        return image.convert("RGBA")
    if image.mode in ("L", "CMYK"):
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def _upright(image: "Picture", turned: int) -> "Picture":
    from PIL.Image import Transpose

    turn = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }.get(turned)
    return image if turn is None else image.transpose(turn)


def _in_srgb(image: "Picture", profile: object) -> "Picture":
    """Return a picture in the colours that a browser takes for granted."""
    clear = image.getchannel("A") if image.mode == "RGBA" else None
    converted = _by_profile(image, profile) if isinstance(profile, bytes) else None
    plain = converted or image.convert("RGB")
    if clear is not None:
        plain.putalpha(clear)
    return plain


def _by_profile(image: "Picture", profile: bytes) -> "Picture | None":
    """Convert by the profile that the file brings; None where it isn't one for these pixels."""
    from PIL import ImageCms

    try:
        given = ImageCms.getOpenProfile(BytesIO(profile))
        space = _SPACES.get(given.profile.xcolor_space.strip())
        if space is None or (space == "CMYK") != (image.mode == "CMYK"):
            return None
        srgb = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(image.convert(space), given, srgb, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None


def _moves(image: "Picture") -> bool:
    """Tell whether a picture has frames; an MPO's are other pictures, which nobody shows."""
    return image.format != "MPO" and getattr(image, "is_animated", False)

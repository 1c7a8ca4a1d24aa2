"""What is printed from a picture: upright, in sRGB, without a word, and the same everywhere."""

import multiprocessing
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from dateline.syntax.picture import Cut, PictureFacts, measure_picture, print_picture

ENDINGS = {"jpeg": "jpg", "png": "png", "gif": "gif", "webp": "webp", "avif": "avif"}
FORMATS = ("avif", "webp", "jpeg", "png")
CANARY = "quetzal"
RED, BLUE = (220, 30, 40), (30, 60, 200)


def halves(mode: str = "RGB", size: tuple[int, int] = (60, 40)) -> Image.Image:
    """Return a picture that is red on the left and blue on the right."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, *size))
    return image.convert(mode)


def saved(image: Image.Image, kind: str, **more: object) -> bytes:
    """Return a picture as a file."""
    out = BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def printed(data: bytes, kind: str, form: str = "png", width: int = 0) -> Image.Image:
    """Return what is printed from the whole of a picture."""
    facts = measure_picture(data, f"x.{ENDINGS[kind]}")
    assert isinstance(facts, PictureFacts), facts
    size = (facts.width, facts.height)
    wide = width or facts.width
    cut = Cut(form, wide, round(wide * facts.height / facts.width), size, (0, 0, *size))
    image = Image.open(BytesIO(print_picture(data, cut)))
    image.load()
    return image


def is_near(expected: tuple[int, ...], actual: object, by: int = 12) -> bool:
    """Tell whether a colour is what it should be, but for what encoders lose."""
    assert isinstance(actual, tuple)
    return all(abs(a - b) <= by for a, b in zip(expected, actual, strict=False))


def gps() -> bytes:
    """Return EXIF with an orientation, words and a place."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = f"description {CANARY}"
    exif[0x8298] = f"copyright {CANARY}"
    exif.get_ifd(0x8825)[29] = CANARY
    return exif.tobytes()


XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>{CANARY}</a></x:xmpmeta>'.encode()


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "avif"])
def test_nothing_but_pixels(kind: str, form: str) -> None:
    """EXIF, GPS, XMP, comments and profiles stay behind; the orientation is applied."""
    more: dict[str, object] = {"exif": gps(), "xmp": XMP}
    if kind == "jpeg":
        more["comment"] = CANARY.encode()
    if kind == "png":
        info = PngImagePlugin.PngInfo()
        info.add_text("Comment", CANARY)
        info.add_itxt("XML:com.adobe.xmp", XMP.decode())
        more = {"exif": gps(), "pnginfo": info}
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    source = saved(halves(size=(120, 80)), kind, icc_profile=srgb, **more)
    assert CANARY.encode() in source

    image = printed(source, kind, form)

    assert (80, 120) == image.size
    assert {"exif", "xmp", "icc_profile", "comment", "Comment"}.isdisjoint(image.info)
    assert is_near(RED, image.convert("RGB").getpixel((40, 20)))
    assert is_near(BLUE, image.convert("RGB").getpixel((40, 100)))
    cut = Cut(form, 80, 120, (80, 120), (0, 0, 80, 120))
    found = print_picture(source, cut)
    assert not any(word in found for word in (CANARY.encode(), b"Exif", b"adobe", b"ICC"))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_each_orientation(orientation: int) -> None:
    """A picture is printed as browsers show it."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    corner = Image.new("RGB", (48, 32), BLUE)
    corner.paste(RED, (0, 0, 16, 16))
    image = printed(saved(corner, "png", exif=exif.tobytes()), "png").convert("RGB")
    right, bottom = image.width - 1, image.height - 1
    corners = {
        1: (0, 0),
        2: (right, 0),
        3: (right, bottom),
        4: (0, bottom),
        5: (0, 0),
        6: (right, 0),
        7: (right, bottom),
        8: (0, bottom),
    }
    assert is_near(RED, image.getpixel(corners[orientation]))
    assert (orientation > 4) == (image.height > image.width)


def test_profile_is_converted() -> None:
    """Colours are told in sRGB, by the profile that the file brings."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = srgb.replace(b"rXYZ", b"----").replace(b"bXYZ", b"rXYZ").replace(b"----", b"bXYZ")
    same = printed(saved(halves(), "png", icc_profile=srgb), "png").convert("RGB")
    other = printed(saved(halves("RGBA"), "png", icc_profile=swapped), "png").convert("RGB")
    assert is_near(RED, same.getpixel((5, 5)), 2)
    assert is_near(RED[::-1], other.getpixel((5, 5)), 2)


def test_profile_that_fits_no_pixel_is_passed_over() -> None:
    """Browsers do the same."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    for profile in (lab, b"no profile at all"):
        image = printed(saved(halves(), "png", icc_profile=profile), "png")
        assert is_near(RED, image.convert("RGB").getpixel((5, 5)), 1)


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        ("CMYK", "jpeg"),
        ("L", "jpeg"),
        ("L", "png"),
        ("LA", "png"),
        ("1", "png"),
        ("P", "png"),
        ("P", "gif"),
        ("RGBA", "png"),
        ("RGBA", "webp"),
        ("I;16", "png"),
    ],
)
@pytest.mark.parametrize("form", FORMATS)
def test_every_mode(mode: str, kind: str, form: str) -> None:
    """Whatever the pixels are made of, they are printed, and as bright as they were."""
    gray = Image.new("I;16", (60, 40), 0x8000)
    source = gray if mode == "I;16" else halves(mode)
    image = printed(saved(source, kind), kind, form, 30)
    assert (30, 20) == image.size
    if mode == "I;16":
        assert is_near((128, 128, 128), image.convert("RGB").getpixel((5, 5)), 4)
    elif mode in ("CMYK", "P", "RGBA"):
        assert is_near(RED, image.convert("RGB").getpixel((5, 10)), 20)


def test_what_is_clear_stays_clear() -> None:
    """Through what could be seen through the source, it can be seen; on paper it is white."""
    source = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    source.paste((*RED, 255), (0, 0, 20, 40))
    data = saved(source, "png")
    assert PictureFacts("png", 40, 40, clear=True) == measure_picture(data, "x.png")
    for form in ("avif", "webp", "png"):
        assert is_near((0,), printed(data, "png", form).convert("RGBA").getpixel((35, 5))[3:], 4)
    assert is_near((255, 255, 255), printed(data, "png", "jpeg").getpixel((35, 5)))


def test_drawing_keeps_a_palette() -> None:
    """A drawing at its own size is printed as it was, colour by colour."""
    source = halves("P")
    image = printed(saved(source, "png"), "png")
    assert "P" == image.mode
    assert source.convert("RGB").tobytes() == image.convert("RGB").tobytes()


@pytest.mark.parametrize("kind", ["gif", "webp", "png", "avif"])
def test_moving_picture_is_refused(kind: str) -> None:
    """What moves can't be stopped by a reader, and isn't one picture."""
    data = saved(halves(), kind, save_all=True, append_images=[halves().rotate(90)])
    assert "a picture that moves" == measure_picture(data, f"x.{ENDINGS[kind]}")


def test_damage_behind_the_head_is_found() -> None:
    """A file whose head and end are whole, but not its pixels, is told before it is printed."""
    data = saved(Image.effect_noise((200, 200), 90), "png")
    broken = data[:500] + bytes(200) + data[700:]
    assert "a picture that can't be read to its end" == measure_picture(broken, "x.png")


def digest(form: str) -> bytes:
    """Return what another process prints."""
    noise = halves(size=(300, 200)).resize((301, 203))
    return print_picture(saved(noise, "png"), Cut(form, 150, 101, (301, 203), (0, 0, 301, 203)))


@pytest.mark.parametrize("form", FORMATS)
def test_bytes_are_the_same_everywhere(form: str) -> None:
    """Two processes print the same bytes, whatever ran in them before."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert digest(form) == pool.apply(digest, (form,))


@settings(max_examples=25)
@given(st.integers(1, 90), st.integers(1, 90), st.sampled_from(FORMATS), st.data())
def test_any_part_in_any_size(width: int, height: int, form: str, data: st.DataObject) -> None:
    """Each part of a picture is printed in exactly the size that is asked for."""
    left = data.draw(st.integers(0, width - 1))
    top = data.draw(st.integers(0, height - 1))
    box = (
        left,
        top,
        data.draw(st.integers(left + 1, width)),
        data.draw(st.integers(top + 1, height)),
    )
    wide, high = data.draw(st.integers(1, 60)), data.draw(st.integers(1, 60))
    source = saved(Image.new("RGB", (width, height), RED), "jpeg")
    found = print_picture(source, Cut(form, wide, high, (width, height), box))
    with Image.open(BytesIO(found)) as image:
        assert (wide, high) == image.size

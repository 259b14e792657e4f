"""Renditions: known before they exist, the same each time, kept once."""

from __future__ import annotations

import io
import os
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image

from tests.media import samples
from warraq.media import store as store_module
from warraq.media.pictures import take_in
from warraq.media.renditions import RENDITION_WIDTHS, WEBP_WIDTHS, plan, render
from warraq.media.store import Job, RenditionStore, write_atomically


def taken(width=1400, height=700, mode="RGB"):
    return take_in(samples.saved("PNG", mode, size=(width, height)), "x.png")


@pytest.mark.parametrize("size", [(1, 1), (1, 900), (319, 200), (320, 200), (641, 3), (1280, 720), (3200, 1800)])
def test_what_is_planned_is_what_is_rendered(size):
    picture = taken(*size)
    planned = plan(picture.width, picture.height, picture.digest)
    made = render(picture.data, picture.digest)
    assert [(p.format, p.width, p.height, p.address) for p in planned] == [
        (r.format, r.width, r.height, f"/media/{r.name}") for r in made
    ]
    for rendition in made:
        with Image.open(io.BytesIO(rendition.bytes)) as image:
            assert image.size == (rendition.width, rendition.height)
            assert image.format.lower() == rendition.format
        assert rendition.width <= picture.width
    assert {r.format for r in made} == {"avif", "webp", "jpeg"}


def test_the_same_picture_gives_the_same_bytes_and_another_gives_other_names():
    picture = taken()
    assert render(picture.data, picture.digest) == render(picture.data, picture.digest)
    assert not {p.address for p in plan(900, 600, "a")} & {p.address for p in plan(900, 600, "b")}
    assert [p.width for p in plan(5000, 100, "a") if p.format == "avif"] == list(RENDITION_WIDTHS)
    assert [p.width for p in plan(5000, 100, "a") if p.format == "webp"] == list(WEBP_WIDTHS)


def test_transparency_is_white_on_paper_and_stays_where_the_format_knows_it():
    image = Image.new("RGBA", (400, 400), (0, 0, 0, 0))
    image.paste(samples.photo(200, 200).convert("RGBA"), (0, 0))
    out = io.BytesIO()
    image.save(out, "PNG")
    picture = take_in(out.getvalue(), "x.png")
    for rendition in render(picture.data, picture.digest):
        with Image.open(io.BytesIO(rendition.bytes)) as made:
            corner = made.convert("RGBA").getpixel((made.width - 3, made.height - 3))
            assert corner[3] == 0 if rendition.format != "jpeg" else min(corner) > 250


@pytest.fixture
def kept(tmp_path):
    picture = taken()
    original = tmp_path / "original"
    original.write_bytes(picture.data)
    return RenditionStore(tmp_path / "renditions"), Job(original, picture.digest, picture.width, picture.height)


def test_renditions_are_made_once_and_only_missing_ones_again(kept, monkeypatch):
    store, job = kept
    paths = store.ensure(job.original, job.digest, job.width, job.height)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in paths}
    paths[1].unlink()
    asked = []
    monkeypatch.setattr(store_module, "render", lambda *args: asked.append(args[2]) or render(*args))
    assert store.ensure(job.original, job.digest, job.width, job.height) == paths
    assert store.ensure(job.original, job.digest, job.width, job.height) == paths
    assert [len(wanted) for wanted in asked] == [1]
    assert {path: path.read_bytes() for path in paths} == {path: content for path, (content, _) in before.items()}
    assert [path for path in paths if path.stat().st_mtime_ns != before[path][1]] == [paths[1]]


def test_a_write_that_fails_leaves_neither_file_nor_rubbish(tmp_path, monkeypatch):
    def full(_):
        raise OSError(28, "No space left on device")

    write_atomically(tmp_path / "a" / "x", b"old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_atomically(tmp_path / "a" / "x", b"new")
    assert [(f.name, f.read_bytes()) for f in (tmp_path / "a").iterdir()] == [("x", b"old")]


def test_two_writers_of_one_rendition_do_not_disturb_each_other(kept):
    store, job = kept
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(lambda _: store.ensure(job.original, job.digest, job.width, job.height), range(4)))
    assert len(set(done)) == 1 and all(path.stat().st_size for path in done[0])
    assert len([f for f in store.folder.rglob("*") if f.is_file()]) == len(done[0])


def test_many_pictures_are_rendered_and_a_bad_one_is_reported_not_fatal(kept, tmp_path):
    store, job = kept
    bad = tmp_path / "bad"
    bad.write_bytes(b"no picture")
    jobs = [job, Job(bad, "b" * 64, 10, 10), Job(tmp_path / "none", "c" * 64, 10, 10)]
    seen = []
    failures = store.ensure_all(jobs, progress=seen.append, workers=2)
    assert seen == [1, 2, 3]
    assert sorted(failure.job.original.name for failure in failures) == ["bad", "none"]
    assert all(store.path_of(r.address).exists() for r in plan(job.width, job.height, job.digest))
    assert store.ensure_all([job], workers=1) == []


@pytest.mark.parametrize("address", ["", "/media/", "/media/..", "/media/a\\b"])
def test_no_address_leads_out_of_the_folder(address, tmp_path):
    with pytest.raises(ValueError, match="no address"):
        RenditionStore(tmp_path).path_of(address)

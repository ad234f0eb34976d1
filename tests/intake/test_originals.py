import hashlib

import pytest

from factcheck.errors import NotFound
from factcheck.intake.originals import Damaged, fetch, keep, path_of

FERRY = b"The ferry left."
SHA256 = hashlib.sha256(FERRY).hexdigest()


def test_bytes_are_kept_under_their_own_hash_and_come_back(tmp_path):
    assert keep(tmp_path / "originals", FERRY) == SHA256
    assert path_of(tmp_path / "originals", SHA256).parent.name == SHA256[:2]
    assert fetch(tmp_path / "originals", SHA256) == FERRY


def test_the_same_bytes_are_kept_once_and_nothing_is_left_beside_them(tmp_path):
    keep(tmp_path, FERRY)
    keep(tmp_path, FERRY)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [path_of(tmp_path, SHA256)]


def test_bytes_that_have_changed_are_not_given_out_and_are_healed_when_kept_again(tmp_path):
    keep(tmp_path, FERRY)
    path_of(tmp_path, SHA256).write_bytes(b"The ferry sank.")
    with pytest.raises(Damaged, match="has changed"):
        fetch(tmp_path, SHA256)
    keep(tmp_path, FERRY)
    assert fetch(tmp_path, SHA256) == FERRY


def test_what_was_never_kept_is_not_found(tmp_path):
    with pytest.raises(NotFound):
        fetch(tmp_path, SHA256)


@pytest.mark.parametrize("sha256", ["", "ab", "../../etc/passwd", SHA256.upper(), SHA256 + "\n"])
def test_only_a_hash_names_an_original(tmp_path, sha256):
    with pytest.raises(ValueError, match="not a sha256"):
        path_of(tmp_path, sha256)


def test_a_write_that_fails_leaves_nothing_behind(tmp_path):
    path_of(tmp_path, SHA256).mkdir(parents=True)
    with pytest.raises(OSError, match=r".+"):
        keep(tmp_path, FERRY)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]

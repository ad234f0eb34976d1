"""What the demo desk signs off, publishes, corrects and shares, as its files tell it."""

from collections import Counter

from tests.cli.demo_files import claims, rating_of, role_of
from tests.cli.test_demo_desk import RATINGS, SIGNED


def test_whoever_settles_signs_off_or_corrects_is_an_editor_who_did_not_review() -> None:
    [settlement] = [claim["settlement"] for claim in claims() if "settlement" in claim]
    assert settlement["reason"] == "guideline_gap"
    for claim in claims():
        reviewers = {review["by"] for review in claim.get("reviews", [])}
        for act in ("settlement", "verdict", "correction"):
            if act in claim:
                assert role_of(claim[act]["by"]) == "editor"
                assert claim[act]["by"] not in reviewers


def test_signed_off_claims_alone_have_a_verdict_of_one_sentence() -> None:
    for claim in claims():
        assert ("verdict" in claim) == (claim["status"] in SIGNED), claim["key"]
    for claim in claims(*SIGNED):
        conclusion = claim["verdict"]["conclusion"]
        assert conclusion.endswith(".") and ". " not in conclusion
        assert rating_of(claim) in RATINGS


def test_corrections_are_of_several_tiers_and_one_is_under_way() -> None:
    told = {claim["key"]: claim["correction"] for claim in claims() if "correction" in claim}
    assert {key: one["tier"] for key, one in told.items()} == {
        "lowest-bid": "does not affect rating",
        "nine-in-ten": "affects rating",
        "four-hundred-homes": "update",
    }
    assert all(one.keys() >= {"by", "reason"} for one in told.values())
    assert ["rating" in one for one in told.values()].count(True) == 1
    [begun] = [key for key, one in told.items() if "conclusion" not in one]
    assert begun == "four-hundred-homes"
    assert "evidence" in told[begun]


def test_published_ratings_are_of_the_scale_and_beside_it_and_one_check_is_outdated() -> None:
    published = {rating_of(claim) for claim in claims("published")}
    assert published >= {"False", "Mostly true", "Unproven"}
    (outdated,) = claims("outdated")
    assert role_of(outdated["outdated"]["by"]) == "editor"


def test_links_have_several_purposes_and_show_what_is_not_published_by_an_editor_alone() -> None:
    links = [(claim, link) for claim in claims() for link in claim.get("links", [])]
    purposes = Counter(link.get("purpose", "public_latest") for _, link in links)
    assert purposes == {
        "public_latest": 2,
        "pinned_edition": 1,
        "claimant_preview": 1,
        "embargo": 1,
    }
    for claim, link in links:
        public = link.get("purpose", "public_latest") in ("public_latest", "pinned_edition")
        assert claim["status"] == ("published" if public else "signed_off")
        assert link["label"]
        assert public or role_of(link["by"]) == "editor"

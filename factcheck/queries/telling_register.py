"""What happens in the register of claimants, in sentences."""

from collections.abc import Callable
from typing import Any

from factcheck.queries.quoted import quoted

REGISTER: dict[str, Callable[[dict[str, Any]], str]] = {
    "claimant.merged": lambda after: f"merged {after['other']} into {after['claimant']}",
    "claimant.unmerged": lambda after: f"parted {after['other']} from {after['claimant']} again",
    "claimant.split": lambda after: f"split claims of {after['other']} off for {after['claimant']}",
    "claimant.unsplit": lambda after: (
        f"gave the claims split off for {after['claimant']} back to {after['other']}"
    ),
    "claimant.kept_apart": lambda after: (
        f"said that {after['claimant']} and {after['other']} aren’t the same"
    ),
    "claimant.not_kept_apart": lambda after: (
        f"took back that {after['claimant']} and {after['other']} aren’t the same"
    ),
    "claimant.described": lambda after: (
        f"wrote the entry of {after['claimant']} in the register of claimants"
    ),
    "claimant.alias_added": lambda after: f"added a name: {quoted(after['alias'])}",
    "claimant.alias_withdrawn": lambda after: f"took a name away: {quoted(after['alias'])}",
}

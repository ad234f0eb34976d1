"""What others reached, as constants: never measured here, so the source is named with each.

All of them were measured by us in November 2026 on two shared cores (Debian 12, Python 3.11), one
after another on one machine; the two annotation tools served by what they come with.
"""

#: Page of 50 documents, processor time or wall clock as said; annotation writes a second.
LABEL_STUDIO_LIST = "label-studio 1.23.2: 283 ms CPU (1k documents)"
DOCCANO_LIST = "doccano 1.8.4: 390 ms wall (1k documents)"
LABEL_STUDIO_WRITES = "label-studio 1.23.2: 5/s, no error"
DOCCANO_WRITES = "doccano 1.8.4: 16–43/s"
LABEL_STUDIO_START = "label-studio 1.23.2: 18 s"
DEFERRED_BEGIN = "same server with deferred BEGIN: 52 % refused"

#: PolNeAR: people against people, by which attributions and which figure of them.
PEOPLE = {("all", "span_f1"): " · people 79.4", ("all", "speaker_f1"): " · people 75.3"}
#: PolNeAR, recorded: what isn't on the package index, and figures on the part kept for tests.
RECORDED_QUOTES = {
    ("all", "span_f1"): (
        "recorded on test: dependency rules 56.9 · GenderGapTracker 50.3 · regex 34.5 ·"
        " textacy 23.4"
    ),
    ("all", "speaker_f1"): (
        "recorded on dev: GenderGapTracker 39.8 · dependency rules 39.0 · textacy 16.4 ·"
        " regex 14.7; on test: GenderGapTracker 42.2"
    ),
    ("direct", "speaker_recall"): (
        "recorded on test: GenderGapTracker 58 · dependency rules 57 · regex 52 · textacy 51"
    ),
    ("mixed", "speaker_recall"): "recorded on test: best 40.9",
}
QUOTES_SPEED = "recorded: spaCy rivals 1,600 on a loaded machine"

#: CLEF 2020 task 2, dev.
MATCHING = {"MAP@5": "recorded: SQLite FTS5 .770", "hit@1": "recorded: SQLite FTS5 .726"}

#: WiCE dev, inside one article.
PASSAGES = {"recall@5": "recorded: SQLite FTS5 .588", "MRR": "recorded: SQLite FTS5 .870"}

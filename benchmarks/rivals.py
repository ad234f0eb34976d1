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

#: PolNeAR dev, span and speaker together, F1; the spaCy rivals read about 1,600 words a second.
QUOTES_WITH_SPEAKER = "GenderGapTracker 39.8 · dependency rules 39.0 · textacy 16.4 · regex 14.7"
QUOTES_SPAN = "on test: people 79.4 · dependency rules 56.9 · GenderGapTracker 50.3 · regex 34.5"
QUOTES_SPEED = "spaCy rivals: 1,600 words/s"

#: WiCE dev, inside one article.
PASSAGES_RECALL = "SQLite FTS5: .588"
PASSAGES_MRR = "SQLite FTS5: .870"
